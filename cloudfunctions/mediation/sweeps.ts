import * as v from 'valibot'
import { bodyOf, bookingCarriers, mediatorOf } from '../bodies/public'
import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { systemContext } from '../kit/context'
import type { Carrier } from '../kit/drain'
import { derivedId } from '../kit/ids'
import { change, create, knows, pendingChange, unknown } from '../kit/pending'
import { type Held, lapsedMove, passUp, take } from '../kit/procedure/matter'
import { sweepLapses, sweepPassUps } from '../kit/procedure/sweeps'
import type { Sweep } from '../kit/serve'
import { personalPost } from '../notices/public'
import { noteSign } from '../warnings/public'
import { counted, endings, figuresOf, issued, papersAt } from './closing'
import { partiesOf, released, standingIn, told } from './domain'
import { toldFiler } from './moving'
import { nextReminder, reminded } from './payment-times'
import { mediating } from './procedure'
import { caseCarriers } from './public'
import { type CaseDoc, cases, figures } from './store'

/** Cases nobody took up in time are passed up to be watched over; the body and the 15 days stay as they are. */
export const passUps: Sweep = now =>
  sweepPassUps(now, cases, passed, (doc, above) => [
    toldFiler(doc, above ? `已上报${above.name}督办` : '已报到最高一级'),
    ...(above ? figuresOf(doc, dayOf(now).slice(0, 7), { ...nothing, passedUp: 1, level: doc.level }) : []),
  ])

/** What time alone decides: supplements that did not come, another side that did not answer, windows that closed. */
export const lapses: Sweep = now =>
  sweepLapses(now, cases, (doc, at) => {
    const name = lapsedMove(mediating, doc, at)
    if (!name) return null
    const moved = take(mediating, doc, name, { at, by: '系统' })
    const ended = endings.includes(moved.state) && !endings.includes(doc.state)
    const papers = issued(doc, papersAt[name] ?? [], { at, words: mediating.moves[name].label })
    const after = { ...doc, ...moved }
    return {
      set: { ...moved, papers, lists: standingIn(after), ...(ended && { endedAt: at }) },
      note: mediating.moves[name].label,
      effects: [
        ...partiesOf(doc).map(mark => told(doc, mark, mediating.moves[name].label, '')),
        ...(ended ? counted(after, moved.state, at, dayOf(at).slice(0, 7)) : []),
      ],
    }
  })

/** Tells both sides of payments that come due, are due and are late, each once. */
export const reminders: Sweep = async now => {
  const due = await cases.find({
    where: { remindAt: { gt: 0, lte: now } },
    order: [['remindAt', 'asc']],
    limit: 100,
  })
  for (const found of due) {
    const ctx = systemContext(now, derivedId('payment', found._id, String(found.remindAt)))
    await change(ctx, cases, found._id, doc => {
      if (doc.remindAt !== found.remindAt || !doc.agreement) return null
      const words = reminded(doc.agreement, doc.remindAt)
        .map(({ day, amount, what }) => `${day} ${(amount / 100).toFixed(2)} 元${what && `（${what}）`}`)
        .join('；')
      return {
        set: { remindAt: nextReminder(doc.agreement, doc.remindAt) },
        note: '提醒付款',
        effects: partiesOf(doc).map(mark => told(doc, mark, '按协议付款', words)),
      }
    })
  }
  return due.length
}

/**
 * Looks once more whether who was given a case still mediates there: one who was taken off the roster in the same moment
 * gives it up like the others.
 */
export const seats: Sweep = async now => {
  const due = await cases.find({
    where: { seatAt: { gt: 0, lte: now } },
    order: [['seatAt', 'asc']],
    limit: 100,
  })
  for (const { _id, body, mediator, seatAt } of due) {
    const head = mediator && !(await mediatorOf(body, mediator.person)) ? (await bodyOf(body))?.contact : null
    if (mediator && head) {
      const ctx = systemContext(now, derivedId('seat', _id, String(seatAt)))
      await change(ctx, cases, _id, doc => released(doc, mediator.person, head, now))
    }
    await cases.update(_id, { seatAt }, { set: { seatAt: 0 } })
  }
  return due.length
}

const nothing = { ended: 0, settled: 0, onTime: 0, days: 0, passedUp: 0 }

const passed = (doc: CaseDoc, above: Omit<Held, 'since'> | null, at: number): Partial<CaseDoc> => {
  const watched = passUp(doc, above, at)
  return { ...watched, lists: standingIn({ ...doc, watch: watched.watch }) }
}

const counting = v.object({
  union: v.string(),
  path: v.string(),
  month: v.string(),
  ended: v.number(),
  settled: v.number(),
  onTime: v.number(),
  days: v.number(),
  passedUp: v.number(),
  level: v.string(),
})

/** Adds what became of a case to one union's figures of the month, once. */
const count: Carrier = async (ctx, input) => {
  const { union, path, month, level, ...counts } = v.parse(counting, input)
  const id = `${union}/${month}`
  const inc = { ...counts, ...(counts.settled > 0 && { [`settledAt.${level}`]: 1 }) }
  const add = () => figures.update(id, unknown(ctx), { inc }, pendingChange(ctx, { note: '计入当月' }))
  if (await add()) return
  if (await begun(ctx, id, { union, path, month })) await add()
}

/** True when there is a document this act has not been counted in. */
async function begun(
  ctx: Context,
  id: string,
  of: { union: string; path: string; month: string },
): Promise<boolean> {
  const there = await figures.get(id)
  if (there) return !knows(there, ctx.request)
  const first = { _id: id, ...of, ...nothing, settledAt: {} }
  await create({ ...ctx, request: derivedId('figures', id) }, figures, first, { note: '开始计数' }).catch(
    () => null,
  )
  return true
}

/** Who carries out what a move leads to. */
export const carriers = {
  ...bookingCarriers,
  'notices.post': personalPost,
  'warnings.sign': noteSign,
  ...caseCarriers(personalPost),
  'mediation.count': count,
}
