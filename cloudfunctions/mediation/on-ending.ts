import { change, see } from '../kit/pending'
import { lineage } from '../kit/people'
import { passUp } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { Acts } from './acting'
import { fileHash } from './closing'
import type { contract } from './contract'
import { standingIn } from './domain'
import { changedEvidence } from './evidence'
import { oversight } from './present'
import { type CaseMove, mediating } from './procedure'
import { cases } from './store'
import { declared, extended } from './talks'

/** What the mediator, the parties and those above do with a form or a button until the file is closed. */
export const onEnding = ({ moved, whole, judge, open }: Acts) =>
  ({
    declare: (ctx, { case: id, interest, words = '', because }) =>
      moved(ctx, id, 'declare', {
        because,
        words: interest === 'none' ? '没有利害关系' : words || '有利害关系，要换人',
        also(doc) {
          if (doc.mediator?.person !== ctx.me()._id)
            throw new Refusal('CONFLICT', 'own-interest', '利害关系只能由办这个案件的调解员自己申报。')
          return { set: declared(doc, interest, words) }
        },
      }),

    requestChange: (ctx, { case: id, reason }) =>
      moved(ctx, id, 'requestChange', {
        words: reason,
        also: (_, { name }) => ({ set: { changeAsked: { by: name, reason } } }),
      }),

    proposeExtension: (ctx, { case: id, days, reason, because }) =>
      moved(ctx, id, 'proposeExtension', {
        because,
        words: `延 ${days} 天：${reason}`,
        also: () => ({ set: { extension: { days, reason, agreed: [], inForce: false } } }),
      }),

    agreeExtension: (ctx, { case: id }) =>
      moved(ctx, id, 'agreeExtension', {
        also(doc, { side }) {
          const { clocks, ...set } = extended(doc, side)
          return { set, step: { clocks } }
        },
      }),

    reopenTalks: (ctx, { case: id, reason, because }) =>
      moved(ctx, id, 'reopenTalks', {
        words: reason,
        because,
        also: () => ({ set: { agreement: null } }),
      }),

    noteBreach: (ctx, { case: id, words }) => moved(ctx, id, 'noteBreach', { words }),
    fail: (ctx, { case: id, reason, because }) => moved(ctx, id, 'fail', { words: reason, because }),
    withdraw: (ctx, { case: id, reason = '' }) => moved(ctx, id, 'withdraw', { words: reason }),

    async report(ctx, { case: id, reason, because }) {
      const found = await see(ctx, cases, id)
      await judge(ctx, found, because)
      const { path, watch } = found
      const last = watch.at(-1)?.path ?? path
      const unions = await lineage(path)
      const above = unions
        .filter(one => one.path.length < last.length || (!watch.length && one.path === last))
        .at(-1)
      if (!above) throw new Refusal('CONFLICT', 'at-the-top', '已经报到最高一级了。')
      const doc = await change(ctx, cases, id, held => {
        refuseElsewhere(held.state, 'report')
        const next = { name: above.name, level: above.level, union: above._id, path: above.path }
        const words = because ? `${reason}（负责人办理的原因：${because}）` : reason
        const watched = passUp(held, next, ctx.now, { by: ctx.me().name, reason: words })
        return {
          set: { ...watched, lists: standingIn({ ...held, watch: watched.watch }) },
          note: `上报${above.name}督办`,
        }
      })
      return whole(ctx, doc)
    },

    async instruct(ctx, { case: id, words }) {
      await moved(ctx, id, 'instruct', { words, tells: 'nobody' })
      return oversight(ctx, await see(ctx, cases, id))
    },

    async archive(ctx, { case: id, because }) {
      const { evidence } = (await open(ctx, id)).doc
      const changed = await changedEvidence(evidence)
      if (changed.length > 0) {
        throw new Refusal(
          'CONFLICT',
          'evidence-changed',
          `${changed.join('、')}和交来时不一样了，先查清楚再归档。`,
        )
      }
      return moved(ctx, id, 'archive', {
        because,
        also: doc => ({ set: { archive: { at: ctx.now, hash: fileHash(doc) } } }),
      })
    },

    rate: (ctx, { case: id, stars, words = '' }) =>
      moved(ctx, id, 'rate', {
        words,
        silent: true,
        also: () => ({ set: { rating: { stars, words } } }),
        tells: 'nobody',
      }),
  }) satisfies Partial<Handlers<typeof contract>>

function refuseElsewhere(state: string, name: CaseMove): void {
  const { from, label } = mediating.moves[name]
  if (from.some(one => one === state)) return
  throw new Refusal('CONFLICT', 'wrong-state', `现在不能${label}。刷新看看最新情况。`)
}
