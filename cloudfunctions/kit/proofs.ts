import type { Person, Proof } from './actor'
import given from './proofs.json'
import { Refusal } from './refusal'

/** How long a proof holds, ms. */
export const proofHolds = given.minutes * 60_000

/** Devices whose proofs are kept; of more the oldest goes. */
const devices = 20

/** Whether this device holds a proof of the person; another's, and one that ran out, are none. */
export const isProven = ({ proofs = [] }: Pick<Person, 'proofs'>, device: string, now: number): boolean =>
  proofs.some(proof => proof.device === device && proof.until > now)

/** The proofs of a person after one on this device; those that ran out are gone. */
export function provenOn({ proofs = [] }: Pick<Person, 'proofs'>, device: string, now: number): Proof[] {
  const others = proofs.filter(proof => proof.device !== device && proof.until > now)
  return [...others.slice(1 - devices), { device, until: now + proofHolds }]
}

/** The one refusal of an act of weight without a fresh proof, whatever is asked for. */
export const proveFirst = () =>
  new Refusal(
    'UNAUTHENTICATED',
    'prove',
    '这件事要先确认是你本人。用手机短信里的验证码确认一次，10 分钟内都算。',
  )
