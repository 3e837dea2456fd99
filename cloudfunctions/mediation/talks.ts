import { momentOf } from '../kit/clocks'
import { prolong } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Side } from './contract'
import { refuseChanged } from './signatures'
import type { CaseDoc, MinutesDoc, SessionDoc } from './store'
import { minutesHash } from './terms'

/** A session as it is booked; refuses one in the past, too long, or beside another of the same case. */
export function session(
  doc: CaseDoc,
  plan: Omit<SessionDoc, 'off' | 'arrived' | 'minutes'>,
  now: number,
): SessionDoc {
  if (plan.from < now) throw new Refusal('INVALID', 'past', '开始时间已经过了，选一个以后的时间。', 'from')
  if (plan.to <= plan.from || plan.to - plan.from > 8 * 3600_000) {
    throw new Refusal('INVALID', 'length', '结束要在开始之后，一场最长 8 小时。', 'to')
  }
  if (doc.sessions.filter(({ off }) => !off).length >= 30) {
    throw new Refusal('CONFLICT', 'sessions', '一个案件最多约 30 场，先取消不用的。')
  }
  const beside = doc.sessions.find(({ off, from, to }) => !off && from < plan.to && plan.from < to)
  if (beside) throw new Refusal('CONFLICT', 'session-overlap', '这个时间已经约了一场，换个时间。', 'from')
  return { ...plan, off: null, arrived: [], minutes: null }
}

/** The session of this key, or the refusal that there is none, or none any more. */
export function sessionOf(doc: CaseDoc, key: string): SessionDoc {
  const found = doc.sessions.find(one => one.key === key)
  if (!found || found.off)
    throw new Refusal('NOT_FOUND', 'no-session', '没有这一场，可能已经取消了。', 'session')
  return found
}

/** The sessions with this one changed. */
export const withSession = (doc: CaseDoc, key: string, change: Partial<SessionDoc>): SessionDoc[] =>
  doc.sessions.map(one => (one.key === key ? { ...one, ...change } : one))

/** The session with somebody there; who is there already stays as they came. */
export function arrived(
  doc: CaseDoc,
  key: string,
  who: { key: string; name: string },
  at: number,
  how: 'code' | 'name',
) {
  const { arrived } = sessionOf(doc, key)
  if (arrived.some(one => one.key === who.key)) return doc.sessions
  return withSession(doc, key, { arrived: [...arrived, { ...who, at, how }] })
}

/** Minutes as they are written; once somebody signed them they stand. */
export function minutes(doc: CaseDoc, key: string, text: string, at: number): SessionDoc[] {
  const held = sessionOf(doc, key).minutes
  if (held && held.signed.length > 0) {
    throw new Refusal(
      'CONFLICT',
      'minutes-signed',
      '笔录已经有人签了名，不能再改。要更正就另约一场。',
      'text',
    )
  }
  return withSession(doc, key, { minutes: { text, at, signed: [] } })
}

/** Minutes with one more signature, as its signer saw them; refuses where there are none, and a second of the same. */
export function signedMinutes(
  doc: CaseDoc,
  key: string,
  seen: string,
  signature: Omit<MinutesDoc['signed'][number], 'paper'>,
): SessionDoc[] {
  const held = sessionOf(doc, key).minutes
  if (!held) throw new Refusal('CONFLICT', 'no-minutes', '这一场还没有笔录。')
  const paper = minutesHash(held)
  refuseChanged(paper, seen, 'seen')
  if (held.signed.some(one => one.key === signature.key && one.paper === paper)) {
    throw new Refusal('CONFLICT', 'signed', '这份笔录你已经签过名了。')
  }
  const signed = [...held.signed.filter(one => one.key !== signature.key), { ...signature, paper }]
  return withSession(doc, key, { minutes: { ...held, signed } })
}

/** What a side's consent to an extension changes: with both, the second 15 days move, never the first (调解仲裁法 14). */
export function extended(doc: CaseDoc, side: Side): Partial<CaseDoc> {
  const { extension } = doc
  if (!extension) throw new Refusal('CONFLICT', 'no-extension', '没有人提出延期。')
  const agreed = [...new Set([...extension.agreed, side])]
  const inForce = agreed.includes('applicant') && agreed.includes('respondent')
  return {
    extension: { ...extension, agreed, inForce },
    ...(inForce && { clocks: prolong(doc.clocks, 'mediation.from-acceptance', extension.days) }),
  }
}

/** A mediator with an interest cannot go on; the body names another. */
export const declared = (doc: CaseDoc, interest: 'none' | 'some', words: string): Partial<CaseDoc> => ({
  mediator: doc.mediator && { ...doc.mediator, interest: interest === 'none' ? '' : words || '有利害关系' },
  ...(interest === 'some' && {
    changeAsked: { by: doc.mediator?.name ?? '', reason: words || '调解员有利害关系，要换人' },
  }),
})

/** When and where, as it is told to the parties. */
export const sessionWords = ({ from, place }: Pick<SessionDoc, 'from' | 'place'>) =>
  `${momentOf(from)}，${place}`
