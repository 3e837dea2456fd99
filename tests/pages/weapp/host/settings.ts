import type { MiniProgram } from './package/read'

/** What the server tells the page that plays the phone. */
export type Settings = Pick<
  MiniProgram,
  'window' | 'tabBar' | 'themes' | 'pages' | 'subPackages' | 'units'
> & {
  /** CSS by unit path; `app` is the one every page has. */
  styles: Record<string, string>
  launch: { path: string; query: string; scene: number }
}

/** What a test may learn of the running mini-program. */
export type Findings = {
  /** Route of the page on top, without a leading slash and with its query. */
  path: string
  stack: string[]
  errors: string[]
  unknownApis: string[]
  setData: SetDataCall[]
}

/** One crossing from the program to its page: the JSON that crossed, in bytes of UTF-8. */
export type SetDataCall = { page: string; bytes: number; paths: number }

/** What the person answers when the phone asks, set by the test: an answer, or a refusal in WeChat's words. */
export type Answer = { ok: object } | { fail: string }
