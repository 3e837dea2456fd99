import { unionsIn } from '../kit/actor'
import type { Context } from '../kit/context'
import type { PartOf } from '../kit/procedure/reading'
import { Refusal } from '../kit/refusal'
import { type AppealMove, appealing } from './procedure'
import { type AppealDoc, appeals } from './store'
import { nameless } from './submitting'

/** What one who asked may do; everything else is the union's. */
const own: readonly AppealMove[] = ['supplement', 'rate', 'withdraw']

/** Moves by which somebody has a hand in handling it. */
export const handles: readonly AppealMove[] = ['takeOn', 'note', 'askMore', 'extend', 'answer']

/** What of an appeal decides. */
type Facts = Pick<AppealDoc, 'anonymous' | 'handlers' | 'barred' | 'extended' | 'path' | 'watch'>

type Reader = { person: string; self: boolean }

export const readerOf = (ctx: Context, doc: AppealDoc): Reader => ({
  person: ctx.actor.person?._id ?? '',
  self: ctx.is(['self'], appeals.place(doc)),
})

/** In which part the caller reads an appeal. */
export function partOf(ctx: Context, doc: AppealDoc): PartOf<typeof appealing> {
  const place = appeals.place(doc)
  if (ctx.is(['self'], place)) return 'asker'
  if (ctx.is(['officer'], place)) return 'handler'
  return ctx.may(place) ? 'above' : 'counter'
}

/** Why this move is not for this person on this appeal, though the state would allow it; `null` when it is. */
export function unfit(doc: Facts, move: AppealMove, { person, self }: Reader): Refusal | null {
  const no = (reason: string, words: string) => new Refusal('CONFLICT', reason, words)
  if (self && !own.includes(move)) return no('own-appeal', '这是你自己提的，由别人来办。')
  if (handles.includes(move) && doc.barred.includes(person))
    return no('same-handler', '上一次是你办的，职工不满意。这次换别人办，可以转办或者请上级接。')
  if (move === 'callBack' && doc.anonymous) return no('anonymous', '匿名的诉求不打电话回访，由职工自己评价。')
  if (move === 'callBack' && doc.handlers.includes(person))
    return no('same-person', '办理的人不能自己回访，请同事或者上级工会来。')
  if (move === 'extend' && doc.extended) return no('extended', '已经延过一次，不能再延。')
  if (move === 'passUp' && !upwards(doc)) return no('top', '已经是最高一级，由它督办。')
  return null
}

/** Moves the procedure allows now and this reader has no use for. */
export function idleMoves(doc: AppealDoc, reader: Reader): AppealMove[] {
  const names: AppealMove[] = [...own, ...handles, 'handOn', 'passUp', 'instruct', 'callBack']
  return names.filter(move => unfit(doc, move, reader) !== null)
}

/** Refuses a move that is not for the caller; whether the state allows it at all is said first, by the procedure. */
export function refuseUnfit(ctx: Context, doc: AppealDoc, move: AppealMove): void {
  if (!appealing.moves[move].from.some(state => state === doc.state)) return
  const refusal = unfit(doc, move, readerOf(ctx, doc))
  if (refusal) throw refusal
}

/** Acts of an anonymous person stay so in journal and timeline. */
export const veiled = (ctx: Context, doc: AppealDoc): Context =>
  doc.anonymous && ctx.is(['self'], appeals.place(doc)) ? nobody(ctx) : ctx

export const nobody = (ctx: Context): Context => ({ ...ctx, by: { id: 'anonymous', name: nameless } })

/** Whether there is a union above the last that watches. */
const upwards = ({ path, watch }: Facts) => unionsIn(watch.at(-1)?.path ?? path).length > 1
