import { markOfPhone } from '../kit/phones'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { Acts } from './acting'
import type { contract } from './contract'
import { standingIn } from './domain'
import { takenIn } from './evidence'
import { holderAt, ofBody, signOf } from './filing'
import type { CaseBody } from './store'

/** From submission to acceptance, and who takes part; `bodyNamed` refuses a body that is none. */
export const onAcceptance = ({ moved, readyFor }: Acts, bodyNamed: (id: string) => Promise<CaseBody>) =>
  ({
    submit: (ctx, { case: id }) =>
      moved(ctx, id, 'submit', {
        also: () => ({ set: { receivedAt: ctx.now } }),
        leads: doc => [signOf(doc, ctx.now)],
      }),

    askSupplement: (ctx, { case: id, what, because }) =>
      moved(ctx, id, 'askSupplement', { words: what, because }),

    async supplement(ctx, { case: id, text, files = [] }) {
      const found = await readyFor(ctx, id, 'supplement')
      const given = files.length > 0 ? [{ kind: 'document' as const, source: '补充材料', files }] : []
      const evidence = await takenIn(given, { by: ctx.me().name, at: ctx.now, prefix: ctx.id('evidence') })
      return moved(ctx, id, 'supplement', {
        found,
        words: text,
        also: doc => ({ set: { evidence: [...doc.evidence, ...evidence] } }),
      })
    },

    askOther: (ctx, { case: id, because }) => moved(ctx, id, 'askOther', { because }),

    otherAgrees: (ctx, { case: id, how = '', because }) =>
      moved(ctx, id, 'otherAgrees', {
        because,
        words: how,
        also: () => ({ set: { otherSide: { agreed: true, at: ctx.now, how } } }),
      }),

    otherRefuses: (ctx, { case: id, reason, because }) =>
      moved(ctx, id, 'otherRefuses', {
        because,
        words: reason,
        also: () => ({ set: { otherSide: { agreed: false, at: ctx.now, how: reason } } }),
      }),

    accept: (ctx, { case: id, because }) => moved(ctx, id, 'accept', { because }),
    decline: (ctx, { case: id, reason, because }) => moved(ctx, id, 'decline', { words: reason, because }),

    async changeBody(ctx, { case: id, body: to }) {
      const body = await bodyNamed(to)
      return moved(ctx, id, 'changeBody', {
        words: body.name,
        also(doc) {
          if (doc.body === body.id)
            throw new Refusal('CONFLICT', 'same-body', '已经在这个调解组织了。', 'body')
          const holder = holderAt(body, ctx.now)
          return {
            set: { ...ofBody(body), lists: standingIn({ body: body.id, holder, watch: doc.watch }) },
            step: { holder },
          }
        },
      })
    },

    async addEvidence(ctx, { case: id, kind, source, files, because }) {
      const found = await readyFor(ctx, id, 'addEvidence', because)
      const evidence = await takenIn([{ kind, source, files }], {
        by: ctx.me().name,
        at: ctx.now,
        prefix: ctx.id('evidence'),
      })
      return moved(ctx, id, 'addEvidence', {
        found,
        because,
        words: files.map(({ name }) => name).join('、'),
        also(doc) {
          const mine = doc.evidence.filter(({ by }) => by === ctx.me().name)
          if (mine.length + evidence.length > 60) {
            throw new Refusal('CONFLICT', 'much-evidence', '一个案件里每人最多交 60 份证据。', 'files')
          }
          return { set: { evidence: [...doc.evidence, ...evidence] } }
        },
      })
    },

    consentJoin: (ctx, { case: id }) =>
      moved(ctx, id, 'consentJoin', {
        also(doc, { key }) {
          const applicants = doc.applicants.map(one =>
            one.key === key ? { ...one, joinedAt: ctx.now } : one,
          )
          return { set: { applicants } }
        },
      }),

    async callIn(ctx, { case: id, respondent, name, office, phone, because }) {
      const mark = await markOfPhone(phone)
      return moved(ctx, id, 'callIn', {
        because,
        words: `${name}（${office}）`,
        also(doc) {
          const called = doc.respondents[respondent - 1]
          if (!called) throw new Refusal('INVALID', 'no-respondent', '没有这么多被申请人。', 'respondent')
          if (doc.applicants.some(one => one.mark === mark)) {
            throw new Refusal('INVALID', 'same-party', '这个手机号是申请人的。', 'phone')
          }
          const respondents = doc.respondents.map(one =>
            one === called ? { ...one, contact: { name, office, mark } } : one,
          )
          return { set: { respondents, marks: [...new Set([...doc.marks, mark])] } }
        },
      })
    },

    async invite(ctx, { case: id, name, office, phone, because }) {
      const mark = await markOfPhone(phone)
      return moved(ctx, id, 'invite', {
        because,
        words: `${name}（${office}）`,
        also(doc) {
          return { set: { guests: [...doc.guests.filter(one => one.mark !== mark), { name, office, mark }] } }
        },
      })
    },
  }) satisfies Partial<Handlers<typeof contract>>
