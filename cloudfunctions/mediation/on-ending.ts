import { change, see } from '../kit/pending'
import { lineage } from '../kit/people'
import { passUp } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { moved } from './answering'
import { fileHash } from './closing'
import type { contract } from './contract'
import { changedEvidence } from './evidence'
import { moveCase, readerOf } from './moving'
import { oversight, wholeCase } from './present'
import { type CaseMove, mediating } from './procedure'
import { standingIn } from './standing'
import { cases } from './store'
import { declared, extended } from './talks'

/** What the mediator, the parties and those above do with a form or a button until the file is closed. */
export const onEnding = {
  declare: (ctx, { case: id, interest, words = '' }) =>
    moved(ctx, id, 'declare', {
      words: interest === 'none' ? '没有利害关系' : words || '有利害关系，要换人',
      also: doc => ({ set: declared(doc, interest, words) }),
    }),

  requestChange: (ctx, { case: id, reason }) =>
    moved(ctx, id, 'requestChange', {
      words: reason,
      also: doc => ({ set: { changeAsked: { by: readerOf(ctx, doc).name, reason } } }),
    }),

  proposeExtension: (ctx, { case: id, days, reason }) =>
    moved(ctx, id, 'proposeExtension', {
      words: `延 ${days} 天：${reason}`,
      also: () => ({ set: { extension: { days, reason, agreed: [], inForce: false } } }),
    }),

  agreeExtension: (ctx, { case: id }) =>
    moved(ctx, id, 'agreeExtension', {
      also(doc) {
        const { clocks, ...set } = extended(doc, readerOf(ctx, doc).side)
        return { set, step: { clocks } }
      },
    }),

  reopenTalks: (ctx, { case: id, reason }) =>
    moved(ctx, id, 'reopenTalks', { words: reason, also: () => ({ set: { agreement: null } }) }),

  noteBreach: (ctx, { case: id, words }) => moved(ctx, id, 'noteBreach', { words }),
  perform: (ctx, { case: id, how }) => moved(ctx, id, 'perform', { words: how }),
  fail: (ctx, { case: id, reason }) => moved(ctx, id, 'fail', { words: reason }),
  withdraw: (ctx, { case: id, reason = '' }) => moved(ctx, id, 'withdraw', { words: reason }),

  async report(ctx, { case: id, reason }) {
    const { path, watch } = await see(ctx, cases, id)
    const last = watch.at(-1)?.path ?? path
    const unions = await lineage(path)
    const above = unions
      .filter(one => one.path.length < last.length || (!watch.length && one.path === last))
      .at(-1)
    if (!above) throw new Refusal('CONFLICT', 'at-the-top', '已经报到最高一级了。')
    const doc = await change(ctx, cases, id, held => {
      refuseElsewhere(held.state, 'report')
      const next = { name: above.name, level: above.level, union: above._id, path: above.path }
      const watched = passUp(held, next, ctx.now, { by: ctx.me().name, reason })
      return {
        set: { ...watched, lists: standingIn({ ...held, watch: watched.watch }) },
        note: `上报${above.name}督办`,
      }
    })
    return wholeCase(ctx, doc)
  },

  async instruct(ctx, { case: id, words }) {
    return oversight(ctx, await moveCase(ctx, id, 'instruct', { words, tells: 'nobody' }))
  },

  async archive(ctx, { case: id }) {
    const { evidence } = await see(ctx, cases, id)
    const changed = await changedEvidence(evidence)
    if (changed.length > 0) {
      throw new Refusal(
        'CONFLICT',
        'evidence-changed',
        `${changed.join('、')}和交来时不一样了，先查清楚再归档。`,
      )
    }
    const doc = await moveCase(ctx, id, 'archive', {
      also: doc => ({ set: { archive: { at: ctx.now, hash: fileHash(doc) } } }),
    })
    return wholeCase(ctx, doc)
  },

  rate: (ctx, { case: id, stars, words = '' }) =>
    moved(ctx, id, 'rate', {
      words,
      silent: true,
      also: () => ({ set: { rating: { stars, words } } }),
      tells: 'nobody',
    }),
} satisfies Partial<Handlers<typeof contract>>

function refuseElsewhere(state: string, name: CaseMove): void {
  const { from, label } = mediating.moves[name]
  if (from.some(one => one === state)) return
  throw new Refusal('CONFLICT', 'wrong-state', `现在不能${label}。刷新看看最新情况。`)
}
