import type { Context } from '../kit/context'
import { blindMark, macDigits } from '../kit/crypto'
import { limitOf, tooOften } from '../kit/limits'
import { knows, pendingChange, unknown } from '../kit/pending'
import { judgeCode, showsNow } from '../kit/step-codes'
import type { Where } from '../kit/store'
import { arrivalIn, arrive, doorRefusals, explainDoor, isOpenDoor, openDoor } from './door'
import { guessing } from './guesses'
import { activities } from './store'
import { seeTogether } from './unseen'

/**
 * Checks the caller in by the door's code. A right code goes straight to the one update that lets in, on the condition
 * that the caller may still guess; whatever else was sent is counted under the same condition before anything is said.
 */
export async function checkIn(ctx: Context, { activity: id, code }: { activity: string; code: string }) {
  const me = ctx.me()
  const limit = limitOf('door-code')
  const mark = blindMark('guess', me._id).slice(0, 16)
  const guess = guessing(mark, limit, ctx.now)
  const key = `${id}/${mark}`
  let counted = false
  if ((spent.get(key) ?? 0) <= ctx.now) {
    const right = showsNow(code, ctx.now, doorDigits(id))
    if (right && (await walkIn(ctx, id, { ...arrive(me, ctx.now), may: guess.allowed }))) {
      return { arrivedAt: ctx.now }
    }
    const counts = () => activities.update(id, { ...openDoor(ctx.now), ...guess.allowed }, guess.counting)
    // A wrong code asks as often as a right one: how long a refusal takes tells nothing of the code.
    counted = (await counts()) || (!right && (await counts()))
  }
  const doc = await seeTogether(ctx, id)
  if (knows(doc, ctx.request)) return { arrivedAt: arrivalIn(doc, me._id).at }
  if (!counted && isOpenDoor(doc, ctx.now)) {
    const until = guess.again(doc)
    note(key, until)
    throw tooOften(limit, '签到码填的次数多了。找现场的工作人员帮你签到，或者等一等', until - ctx.now)
  }
  const verdict = counted ? judgeCode(code, ctx.now, doorDigits(id)) : 'good'
  if (verdict !== 'good') throw doorRefusals[verdict]()
  explainDoor(doc, me._id, ctx.now)
  return { arrivedAt: arrivalIn(doc, me._id).at }
}

/** The digits on the door's screen at each step. */
export const doorDigits = (activity: string) => (step: number) => macDigits('door', activity, String(step))

/** Whether the one conditional update that says the whole rule let the person in. */
const walkIn = (ctx: Context, id: string, { may, ...act }: ReturnType<typeof arrive> & { may: Where }) =>
  activities.update(id, { ...unknown(ctx), ...act.when, ...may }, act, pendingChange(ctx, act))

/** Until when who guessed too often may not, as this process read it; that is never shortened, so no update is asked. */
const spent = new Map<string, number>()
const mostNoted = 1000

function note(key: string, until: number): void {
  if (spent.size >= mostNoted) spent.clear()
  spent.set(key, until)
}
