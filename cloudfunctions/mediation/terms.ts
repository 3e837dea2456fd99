import { fingerprint } from '../kit/crypto'
import type { AgreementDoc, MinutesDoc } from './store'

/** SHA-256 of what is signed of an agreement: its words and its payments as they were written down. */
export const termsHash = ({ result, performance, instalments }: AgreementDoc): string =>
  fingerprint(
    JSON.stringify([result, performance, instalments.map(({ day, amount, what }) => [day, amount, what])]),
  )

/** Whether a signature or a consent was given for the terms as they stand. */
export const counts = (agreement: AgreementDoc, { paper }: { paper: string | null }): boolean =>
  paper === termsHash(agreement)

/** SHA-256 of what is signed of minutes. */
export const minutesHash = ({ text }: Pick<MinutesDoc, 'text'>): string => fingerprint(text)
