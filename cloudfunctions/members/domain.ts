import { type Union, unionsIn } from '../kit/actor'
import { type Identity, identityFault, type Paper, paperOf } from '../kit/identity'
import { type Held, open, type Step, take } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision } from '../kit/store'
import { joining } from './procedure'
import type { Member, MemberRecord, SentCode } from './store'

/** Who answers for an application: the union's named contact, or the union itself. */
export const holderAt = (union: Union, since: number): Held => ({
  name: union.contact ? `${union.contact.name}（${union.name}）` : union.name,
  level: union.level,
  since,
  union: union._id,
  path: union.path,
})

export type Applicant = Pick<Member, '_id' | 'person' | 'name' | 'paper' | 'idNumber' | 'phone'>

/** A first application to a union that takes members. */
export function apply(union: Union, applicant: Applicant, step: Step): Bare<Member> {
  refuseHolding(union)
  return { ...applicant, ...standing(union, step.at), ...open(joining, holderAt(union, step.at), step) }
}

/**
 * An application again after one that came to nothing, to any union. Somebody else may apply with the number too; of who
 * applied before they see nothing.
 */
export function reapply(before: Member, union: Union, applicant: Applicant, step: Step): Partial<Member> {
  const theirs = before.person === applicant.person
  if (before.state === 'active' && theirs) throw alreadyMember()
  if (!['declined', 'withdrawn'].includes(before.state)) throw identityTaken()
  if (!theirs) return apply(union, applicant, step)
  refuseHolding(union)
  const matter = take(joining, { ...before, holder: holderAt(union, step.at) }, 'reapply', step)
  return { ...applicant, ...standing(union, step.at), ...matter }
}

export const identityTaken = () =>
  new Refusal(
    'CONFLICT',
    'identity-taken',
    '这个证件号现在不能在网上申请。请带上证件到工会当面办，或给工会打个电话。',
    'idNumber',
  )

export const alreadyMember = () =>
  new Refusal('CONFLICT', 'already-member', '你已经是会员了，可以直接看电子会员卡。')

const decisionMoves = { approve: 'approve', return: 'return', decline: 'decline' } as const

export type CommitteeDecision = { decision: keyof typeof decisionMoves; decidedOn: string; remark?: string }

/** What the committee's decision makes of an application; all but an approval say why, none comes from the future. */
export function decide(
  member: Member,
  { decision, decidedOn, remark }: CommitteeDecision,
  number: string,
  today: string,
  step: Step,
): Partial<Member> {
  const note = [`委员会 ${decidedOn} 决定`, remark].filter(Boolean).join('，')
  const matter = take(joining, member, decisionMoves[decision], { ...step, note })
  if (decidedOn > today) {
    throw new Refusal('INVALID', 'decided-later', '委员会决定日期不能在今天以后。', 'decidedOn')
  }
  if (decision !== 'approve' && !remark) {
    const message =
      decision === 'return' ? '写一句要改什么，申请人才好补正。' : '写一句不批准的原因，申请人看得到。'
    throw new Refusal('INVALID', 'remark-missing', message, 'remark')
  }
  const enrolled = decision === 'approve' ? { number, since: step.at } : {}
  return { ...matter, ...enrolled, remark: remark ?? null }
}

/** One- and two-character pieces of a name, so that any part of it finds it. */
export function piecesOf(text: string): string[] {
  const chars = [...text.toLowerCase()].filter(char => /[\p{L}\p{N}]/u.test(char))
  const pairs = chars.slice(1).map((char, i) => `${chars[i]}${char}`)
  return [...new Set([...chars, ...pairs])]
}

/** The pieces that all must be there for the words to be found. */
export function searchPieces(words: string): string[] {
  const parts = words.split(/\s+/).map(piecesOf)
  return [
    ...new Set(
      parts.flatMap(pieces => (pieces.length > 1 ? pieces.filter(one => [...one].length === 2) : pieces)),
    ),
  ]
}

/** Frees a member of the number on a lost phone; never one's own, and none who has no account to free. */
export function release(member: Member, by: string, reason: string): Decision<Member> {
  if (member.state !== 'active') {
    throw new Refusal('CONFLICT', 'not-a-member', '他现在不是会员，这里办不了。')
  }
  if (!member.person) {
    throw new Refusal('CONFLICT', 'no-account', '他还没有在手机上用过，没有要停用的号码，直接验证新号就行。')
  }
  if (member.person === by) {
    throw new Refusal('CONFLICT', 'own-number', '自己的手机号要请另一位工会干部当面办。')
  }
  const freed = { to: 'members.freePhone', input: { person: member.person } }
  return { note: `当面核对后停用手机号，原因：${reason}`, effects: [freed] }
}

/** The identity a number says it is, on the paper it is said to stand on; refuses one that cannot be. */
export function identityOf(said: Paper, number: string, today: string): Identity {
  const paper = paperOf(number, said) ?? said
  const fault = identityFault({ paper, number }, today)
  if (fault) throw new Refusal('INVALID', 'identity-number', `${fault}。`, 'idNumber')
  return { paper, number }
}

export const codeLife = { validMs: 10 * 60_000, resendMs: 60_000, tries: 5 }

/** Refuses a code asked for too soon after the last. */
export function refuseHurry(last: SentCode | null, now: number): void {
  if (last && last.resendAt > now) {
    const seconds = Math.ceil((last.resendAt - now) / 1000)
    throw new Refusal('RATE', 'code-too-soon', `验证码刚发过，${seconds} 秒后可以再要一次。`, 'phone')
  }
}

export const wrongCode = () =>
  new Refusal('INVALID', 'wrong-code', '验证码不对，或者已经过期。看看最近一条短信，或重新要一个。', 'code')

function refuseHolding(union: Union): void {
  if (!union.takesMembers) {
    throw new Refusal('INVALID', 'no-members-here', '这一级工会不直接收会员，请选它下面的基层工会。', 'union')
  }
}

function standing(union: Union, appliedAt: number) {
  return {
    union: union._id,
    unionName: union.name,
    path: union.path,
    over: unionsIn(union.path),
    platform: union.level !== 'workplace',
    appliedAt,
    remark: null,
    number: null,
    since: 0,
    record: noRecord,
    listed: null,
  }
}

const noRecord: MemberRecord = { department: '', job: '', joinedOn: '', upperNumber: '', note: '' }
