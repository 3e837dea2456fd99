import type { Context } from '../kit/context'
import { macDigits } from '../kit/crypto'
import { giveBack, limitOf, spend } from '../kit/limits'
import { change, claim, knows, see } from '../kit/pending'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { doorStep, doorStepMs, judgeCode, sceneCode } from '../kit/step-codes'
import type { Admitted, contract } from './contract'
import { admit, arrive, doorRefusals, explainDoor, ticketParts, ticketRefusals } from './door'
import { arrivalsOf } from './present'
import { type Activity, activities } from './store'

/** What happens at the door. */
export const atTheDoor: Pick<
  Handlers<typeof contract>,
  'door' | 'arrivals' | 'checkIn' | 'ticket' | 'admit' | 'admitByName'
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

  async checkIn(ctx, { activity: id, code }) {
    const me = ctx.me()
    await spend(ctx, limitOf('door-code'), me._id, '签到码填的次数多了。找现场的工作人员帮你签到，或者等一等')
    const verdict = judgeCode(code, ctx.now, doorDigits(id))
    if (verdict !== 'good') {
      const doc = await see(ctx, activities, id)
      if (knows(doc, ctx.request)) return { arrivedAt: arrivalOf(doc, me._id)?.at ?? ctx.now }
      throw doorRefusals[verdict]()
    }
    const explain = (doc: Activity) => explainDoor(doc, me._id, ctx.now)
    const before = await claim(ctx, activities, id, arrive(me, ctx.now), explain)
    return { arrivedAt: (before && arrivalOf(before, me._id)?.at) ?? ctx.now }
  },

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
    return { codes, arrivedAt: arrivalOf(activity, _id)?.at ?? null }
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
  const arrival = arrivalOf(kept, person)
  return {
    name: arrival?.name ?? '',
    arrivedAt: arrival?.at ?? ctx.now,
    before: !knows(kept, ctx.request),
  }
}

const steps = (now: number, count: number) =>
  Array.from({ length: count }, (_, ahead) => doorStep(now) + ahead)

const arrivalOf = (activity: Activity, id: string) => activity.arrived.find(({ person }) => person === id)

const doorDigits = (activity: string) => (step: number) => macDigits('door', activity, String(step))

const ticketDigits = (activity: string, person: string) => (step: number) =>
  macDigits('ticket', activity, person, String(step))
