/** What is chosen when a face is built; chosen otherwise it is another build. Empty is not chosen. */
export type Settings = {
  /** The address of a server of one's own that the mini-program calls. */
  NIANGJIA_HTTPS: string
  /** Which of the account's cloud environments it calls. */
  NIANGJIA_ENV: string
}

export const settingsOf = (env: Record<string, string | undefined>): Settings => ({
  NIANGJIA_HTTPS: env.NIANGJIA_HTTPS ?? '',
  NIANGJIA_ENV: env.NIANGJIA_ENV ?? '',
})
