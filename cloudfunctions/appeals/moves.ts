import type { FormFile } from '../kit/asks'
import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { already, see } from '../kit/pending'
import { lineage, unionOf } from '../kit/people'
import { type Held, passUp } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Outcome } from './contract'
import {
  answeredFigures,
  extended,
  forOfficer,
  judged,
  judgedFigures,
  moveAppeal,
  takenFigures,
} from './handling'
import { type AppealDoc, appeals } from './store'
import { unionHolds } from './submitting'
import { officeOver, targetOf, unionAbove } from './targets'

type Words = { appeal: string; words: string }

/** Takes it on, by somebody of the union that holds it or of one above; the worker gets the first words at once. */
export async function takeOn(ctx: Context, { appeal, words }: Words): Promise<AppealDoc> {
  const me = ctx.me()
  const doc = await see(ctx, appeals, appeal)
  const union = await unionOf(officeOver(ctx, doc).of)
  return moveAppeal(ctx, appeal, 'takeOn', {
    said: { kind: 'takeOn', text: words },
    note: `${me.name}（${union.name}）`,
    counts: before => takenFigures(before, ctx.now),
    also: () => {
      const holder = { ...unionHolds(union, ctx.now), name: `${me.name}（${union.name}）`, person: me._id }
      return { set: { path: union.path, unionName: union.name }, step: { holder } }
    },
  })
}

export const note = (ctx: Context, { appeal, words }: Words) =>
  moveAppeal(ctx, appeal, 'note', { said: { kind: 'note', text: words } })

export const askMore = (ctx: Context, { appeal, words }: Words) =>
  moveAppeal(ctx, appeal, 'askMore', { said: { kind: 'askMore', text: words } })

export const supplement = (ctx: Context, { appeal, words, files = [] }: Words & { files?: FormFile[] }) => {
  const pictures = files.map(({ file }, i) => ({ file, name: `补充照片 ${i + 1}` }))
  return moveAppeal(ctx, appeal, 'supplement', { said: { kind: 'supplement', text: words, files: pictures } })
}

export const answer = (ctx: Context, { appeal, words, files = [] }: Words & { files?: FormFile[] }) =>
  moveAppeal(ctx, appeal, 'answer', {
    said: { kind: 'answer', text: words, files },
    counts: doc => answeredFigures(doc, ctx.now),
  })

export const extend = (ctx: Context, input: { appeal: string; reason: string; approvedBy: string }) =>
  moveAppeal(ctx, input.appeal, 'extend', {
    note: `延长 30 日，${input.reason}（${input.approvedBy}批准）`,
    also: extended,
  })

export const withdraw = (ctx: Context, { appeal, reason }: { appeal: string; reason?: string }) =>
  moveAppeal(ctx, appeal, 'withdraw', { note: reason || undefined })

/** Hands it to another union, which sees it from now on in the place of this one. */
export async function handOn(
  ctx: Context,
  { appeal, union, reason }: { appeal: string; union?: string; reason: string },
): Promise<AppealDoc> {
  // Who handed it on does not see it any more, and still is answered a second time.
  const before = await already(ctx, appeals, appeal)
  if (before) return before
  try {
    const doc = await see(ctx, appeals, appeal)
    const to = await targetOf(ctx, doc, union)
    return await moveAppeal(ctx, appeal, 'handOn', {
      note: `转给${to.name}，${reason}`,
      counts: () => ['received'],
      also: () => ({
        set: { path: to.path, unionName: to.name, rule: `由${ctx.me().name}转办：${reason}` },
        step: { holder: unionHolds(to, ctx.now) },
      }),
    })
  } catch (error) {
    const done = await already(ctx, appeals, appeal)
    if (done) return done
    throw error
  }
}

/** Has the next union above watch, with the reason. */
export async function passItUp(ctx: Context, { appeal, reason }: { appeal: string; reason: string }) {
  const doc = await see(ctx, appeals, appeal)
  const unions = await lineage(doc.path)
  return moveAppeal(ctx, appeal, 'passUp', {
    note: reason,
    counts: () => ['passedUp'],
    also(before) {
      const last = before.watch.at(-1)?.path ?? before.path
      const next = unions.filter(({ path }) => path.length < last.length).at(-1)
      if (!next) return {}
      const { since: _, ...above } = unionHolds(next, ctx.now)
      const up = passUp(before, above, ctx.now, { by: ctx.me().name, reason })
      return { set: up }
    },
  })
}

/** An upper union says what is to be done; it watches from then on. */
export async function instruct(ctx: Context, { appeal, words }: Words): Promise<AppealDoc> {
  const doc = await see(ctx, appeals, appeal)
  const union = await unionOf(officeOver(ctx, doc).of)
  return moveAppeal(ctx, appeal, 'instruct', {
    said: { kind: 'instruct', text: words },
    note: union.name,
    also: before => ({ set: { watch: watching(before, unionHolds(union, ctx.now)) } }),
    effects: before =>
      before.holder?.person
        ? [forOfficer(before, before.holder.person, `${before.number}：${union.name}督办`, words)]
        : [],
  })
}

/** Records a call by somebody who had no hand in it; what was said on the phone ends it or opens it again. */
export async function callBack(
  ctx: Context,
  { appeal, at, outcome, words }: Words & { at: number; outcome: Outcome | 'unreached' },
): Promise<AppealDoc> {
  const doc = await see(ctx, appeals, appeal)
  const above = outcome === 'unsatisfied' ? await unionAbove(doc, ctx.now) : null
  return moveAppeal(ctx, appeal, 'callBack', {
    counts: before => (outcome === 'unreached' ? [] : judgedFigures(before, outcome)),
    also(before) {
      const answeredAt = before.said.filter(({ kind }) => kind === 'answer').at(-1)?.at ?? 0
      if (at > ctx.now + 60_000 || dayOf(at) < dayOf(answeredAt)) {
        throw new Refusal('INVALID', 'call-time', '回访要在答复以后、现在以前。', 'at')
      }
      const made = { at, notedAt: ctx.now, by: ctx.me().name, outcome, words }
      const callBacks = [...before.callBacks, made]
      if (outcome === 'unreached') return { set: { callBacks } }
      const { set, step, next } = judged(before, outcome, above, ctx.now)
      return { set: { ...set, callBacks }, step, next }
    },
  })
}

/** What the one who asked says of the answer. */
export async function rate(
  ctx: Context,
  { appeal, outcome, words = '' }: { appeal: string; outcome: Outcome; words?: string },
): Promise<AppealDoc> {
  const doc = await see(ctx, appeals, appeal)
  const above = outcome === 'unsatisfied' ? await unionAbove(doc, ctx.now) : null
  return moveAppeal(ctx, appeal, 'rate', {
    counts: before => judgedFigures(before, outcome),
    also(before) {
      const { set, step, next } = judged(before, outcome, above, ctx.now)
      return { set: { ...set, rating: { at: ctx.now, outcome, words } }, step, next }
    },
  })
}

const watching = ({ watch }: AppealDoc, union: Held): Held[] =>
  watch.some(one => one.union === union.union) ? watch : [...watch, union]
