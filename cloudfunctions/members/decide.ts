import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { macDigits, unseal } from '../kit/crypto'
import { toldBy } from '../kit/identity'
import { change } from '../kit/pending'
import { Refusal } from '../kit/refusal'
import type { Effect } from '../kit/store'
import type { Decided } from './contract'
import { decide } from './domain'
import { joining } from './procedure'
import { type Member, members } from './store'

/** What became of one application of a batch. */
export type Outcome = Decided & { refusal?: Refusal }

/** Records the committee's decision on one application; a refusal is told, not thrown, so that the batch goes on. */
export async function decideOne(
  ctx: Context,
  id: string,
  decision: Parameters<typeof decide>[1],
): Promise<Outcome> {
  try {
    const step = { at: ctx.now, by: ctx.by.name }
    const member = await change(ctx, members, id, doc => {
      const set = decide(
        doc,
        decision,
        macDigits('card', doc._id, '1') + macDigits('card', doc._id, '2'),
        dayOf(ctx.now),
        step,
      )
      return { set, note: joining.moves[decision.decision].label, effects: effectsOf(doc, decision, ctx.now) }
    })
    return { id, done: true, message: `${member.name}：${joining.states[member.state].label}` }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { id, done: false, message: error.message, refusal: error }
  }
}

/** Makes the person of a membership known as a member, with what notices to some of the members go by. */
export const enrolment = (member: Member, since: number): Effect => {
  const { _id: id, person, union, unionName, path, platform } = member
  const { woman } = toldBy({ paper: member.paper ?? 'resident', number: unseal(member.idNumber) })
  return {
    to: 'members.enrol',
    input: { person, member: { id, union, unionName, path, since }, woman, platform },
  }
}

function effectsOf(
  member: Member,
  { decision, remark }: Parameters<typeof decide>[1],
  now: number,
): Effect[] {
  const words = {
    approve: { title: `你已加入${member.unionName}`, body: '电子会员卡已经可以用了。' },
    return: { title: '入会申请要补正', body: remark ?? '' },
    decline: { title: '入会申请没有批准', body: remark ?? '' },
  }[decision]
  const link = { system: 'members', id: member._id, title: '入会申请' }
  const post: Effect = {
    to: 'notices.post',
    input: { person: member.person, from: member.unionName, path: member.path, link, ...words },
  }
  if (decision !== 'approve') return [post]
  return [enrolment(member, now), post]
}
