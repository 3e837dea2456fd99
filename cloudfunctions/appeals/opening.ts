import { type Person, unionsIn } from '../kit/actor'
import { seal, unseal } from '../kit/crypto'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision } from '../kit/store'
import type { OpeningState } from './contract'
import type { AppealDoc, Identity, Opening } from './store'

/** How long an agreement lets an identity be opened, ms. */
const usableFor = 24 * 3600_000

export type Behind = { person: string; name: string; phone: string }

/** Who is behind an anonymous appeal, sealed; only this document holds it. */
export const sealedIdentity = (_id: string, { _id: person, name, phone }: Person): Identity => ({
  _id,
  box: seal(JSON.stringify({ person, name, phone: unseal(phone) } satisfies Behind)),
})

/** Reads it; whoever does has journalled why, or tells the person something. */
export function behindIt({ box }: Identity): Behind {
  const { person, name, phone }: Behind = JSON.parse(unseal(box))
  return { person, name, phone }
}

export const usableUntil = ({ agreedAt }: Opening) => agreedAt + usableFor

/** Where an asking stands now: an agreement nobody used in a day is over. */
export const stateOfOpening = (doc: Opening, now: number): OpeningState =>
  doc.state === 'agreed' && now > usableUntil(doc) ? 'expired' : doc.state

type Named = { person: string; name: string }

/** The first of two people asks, with a reason. */
export function asked(
  _id: string,
  appeal: Pick<AppealDoc, '_id' | 'number' | 'path' | 'anonymous'>,
  { asker, reason, at }: { asker: Named; reason: string; at: number },
): Bare<Opening> {
  if (!appeal.anonymous) throw no('not-anonymous', '这件诉求不是匿名的，看得到是谁。')
  if (unionsIn(appeal.path).length < 2) {
    throw no('nobody-above', '要上级工会的人同意才能打开。已经是最高一级，打不开。')
  }
  return {
    _id,
    appeal: appeal._id,
    number: appeal.number,
    path: appeal.path,
    state: 'asked',
    asker,
    reason,
    askedAt: at,
    agreer: null,
    agreedAt: 0,
    openedAt: 0,
    over: unionsIn(appeal.path),
  }
}

/** The second, who is somebody else, agrees or does not. */
export function decided(doc: Opening, by: Named, agrees: boolean, at: number): Decision<Opening> {
  if (doc.asker.person === by.person) throw no('same-person', '不能同意自己的申请，要另一个人来定。')
  if (doc.state !== 'asked') throw no('decided', '这个申请已经有人定了。刷新看看。')
  const set = {
    agreer: by,
    agreedAt: agrees ? at : 0,
    state: agrees ? ('agreed' as const) : ('refused' as const),
  }
  return { set, note: agrees ? `同意打开${doc.number}的匿名身份` : `不同意打开${doc.number}的匿名身份` }
}

/** The first opens it, once, within a day of the agreement; the person is told by whom and why. */
export function opened(doc: Opening, by: Named, at: number): Decision<Opening> {
  if (doc.asker.person !== by.person) throw no('not-asker', '只有提出申请的人能打开。')
  const state = stateOfOpening(doc, at)
  if (state === 'opened') throw no('used', '已经打开过一次。还要看的，重新申请。')
  if (state === 'expired') throw no('expired', '同意只管 24 小时，已经过了。还要看的，重新申请。')
  if (state !== 'agreed') throw no('not-agreed', '还要上级工会的人同意才能打开。')
  const why = `${doc.asker.name}提出，${doc.agreer?.name ?? ''}同意。理由：${doc.reason}`
  return {
    set: { state: 'opened', openedAt: at },
    note: `打开${doc.number}的匿名身份，理由：${doc.reason}`,
    effects: [{ to: 'appeals.opened', input: { appeal: doc.appeal, why } }],
  }
}

const no = (reason: string, words: string) => new Refusal('CONFLICT', reason, words)
