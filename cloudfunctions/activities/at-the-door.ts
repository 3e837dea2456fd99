import type { Context } from '../kit/context'
import { macDigits } from '../kit/crypto'
import { giveBack, limitOf, spend } from '../kit/limits'
import { change, knows, see } from '../kit/pending'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { doorStep, doorStepMs, judgeCode, sceneCode } from '../kit/step-codes'
import { checkIn, doorDigits } from './checking-in'
import type { Admitted, contract } from './contract'
import { admit, arrivalIn, ticketParts, ticketRefusals, undoArrival } from './door'
import { arrivalsOf } from './present'
import { type Activity, activities } from './store'

/** What happens at the door. */
export const atTheDoor: Pick<
  Handlers<typeof contract>,
  'door' | 'arrivals' | 'checkIn' | 'ticket' | 'admit' | 'admitByName' | 'undoArrival'
> = {
  async door(ctx, { activity: id }) {
    const activity = await see(ctx, activities, id)
    const codes = steps(ctx.now, 6).map(step => {
      const digits = doorDigits(id)(step)
      return { from: step * doorStepMs, digits, scene: `d.${id}${sceneCode(digits)}` }
    })
    return { title: activity.title, codes, ...arrivalsOf(activity) }
  },

  async arrivals(ctx, { activity }) {
    return arrivalsOf(await see(ctx, activities, activity))
  },

  checkIn,

  async ticket(ctx, { activity: id }) {
    const { _id } = ctx.me()
    const activity = await see(ctx, activities, id)
    if (!activity.taken.some(({ person }) => person === _id)) {
      throw new Refusal('CONFLICT', 'no-place', '你没有这个活动的名额，所以没有凭证。')
    }
    const digits = ticketDigits(id, _id)
    const codes = steps(ctx.now, 6).map(step => ({
      from: step * doorStepMs,
      scene: `t.${_id}${sceneCode(digits(step))}`,
    }))
    return { codes, arrivedAt: activity.arrived.find(({ person }) => person === _id)?.at ?? null }
  },

  async admit(ctx, { activity: id, ticket }) {
    const parts = ticketParts(ticket)
    if (!parts) throw ticketRefusals.wrong()
    const { person, code } = parts
    const keeper = ctx.me()._id
    await spend(ctx, limitOf('ticket'), keeper, '扫错的凭证多了。可以按姓名找人签到')
    const admitted = await letIn(ctx, id, person, doc => {
      const verdict = judgeCode(code, ctx.now, ticketDigits(id, person))
      if (verdict !== 'good') throw ticketRefusals[verdict]()
      return admit(doc, person, ctx.now, '扫凭证签到')
    })
    await giveBack(ctx, limitOf('ticket'), keeper)
    return admitted
  },

  async undoArrival(ctx, { activity, person, reason }) {
    const kept = await change(ctx, activities, activity, doc => undoArrival(doc, person, reason, ctx.now))
    return arrivalsOf(kept)
  },

  admitByName(ctx, { activity, person, reason }) {
    return letIn(ctx, activity, person, doc => admit(doc, person, ctx.now, `按姓名签到（${reason}）`))
  },
}

async function letIn(
  ctx: Context,
  id: string,
  person: string,
  decide: (doc: Activity) => ReturnType<typeof admit>,
): Promise<Admitted> {
  const kept = await change(ctx, activities, id, decide)
  const { name, at } = arrivalIn(kept, person)
  return {
    name,
    arrivedAt: at,
    before: !knows(kept, ctx.request),
  }
}

const steps = (now: number, count: number) =>
  Array.from({ length: count }, (_, ahead) => doorStep(now) + ahead)

const ticketDigits = (activity: string, person: string) => (step: number) =>
  macDigits('ticket', activity, person, String(step))
