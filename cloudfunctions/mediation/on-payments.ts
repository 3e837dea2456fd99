import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import type { Handlers } from '../kit/serve'
import type { Acts } from './acting'
import { agreementOf } from './agreement'
import type { contract } from './contract'
import { takenIn } from './evidence'
import { nextReminder, paymentClocks } from './payment-times'
import { allPaid, close, confirm, confirmAll, itemsOf, object, payeesOf, tell } from './payments'
import { printed } from './signatures'
import type { AgreementDoc, CaseDoc, EvidenceDoc } from './store'

/** What is said of payments, by who pays, by who is to be paid, and by the mediator. */
export const onPayments = ({ moved, readyFor }: Acts) =>
  ({
    async recordPayment(ctx, { case: id, instalment, day, receipt, because }) {
      const found = await readyFor(ctx, id, 'recordPayment', because)
      const proof = await proofOf(ctx, receipt)
      return moved(ctx, id, 'recordPayment', {
        found,
        because,
        words: `${day}${receipt ? `，凭证 ${receipt.name}` : '，没有凭证'}。收到了就点“收到了”，没有就点“没有收到”`,
        also(doc) {
          const told = { day, by: ctx.me()._id, name: ctx.me().name, at: ctx.now, receipt: keyOf(proof) }
          return kept(ctx, doc, tell(agreementOf(doc), instalment, told, dayOf(ctx.now)), proof)
        },
      })
    },

    confirmPayment: (ctx, { case: id, instalment, day }) =>
      moved(ctx, id, 'confirmPayment', {
        words: day,
        also(doc, { key, name }) {
          const payee = { key, person: ctx.me()._id, name, at: ctx.now, day }
          const today = dayOf(ctx.now)
          return kept(ctx, doc, confirm(agreementOf(doc), instalment, payee, payeesOf(doc), today))
        },
      }),

    objectPayment: (ctx, { case: id, instalment, words }) =>
      moved(ctx, id, 'objectPayment', {
        words,
        also(doc, { key, name }) {
          const objection = { key, person: ctx.me()._id, name, at: ctx.now, words }
          return kept(ctx, doc, object(agreementOf(doc), instalment, objection))
        },
      }),

    async closePayment(ctx, { case: id, instalment, reason, receipt, because }) {
      const found = await readyFor(ctx, id, 'closePayment', because)
      const proof = await proofOf(ctx, receipt)
      return moved(ctx, id, 'closePayment', {
        found,
        because,
        words: reason,
        also(doc) {
          const { _id: person, name } = ctx.me()
          const closed = { person, name, at: ctx.now, words: reason, receipt: keyOf(proof) }
          return kept(ctx, doc, close(agreementOf(doc), instalment, closed, dayOf(ctx.now)), proof)
        },
      })
    },

    perform: (ctx, { case: id, how }) =>
      moved(ctx, id, 'perform', {
        words: how,
        also(doc, { key, name }) {
          const payee = { key, person: ctx.me()._id, name, at: ctx.now, day: dayOf(ctx.now) }
          const agreement = confirmAll(agreementOf(doc), payee, payeesOf(doc))
          return { set: { agreement, remindAt: 0 } }
        },
      }),
  }) satisfies Partial<Handlers<typeof contract>>

/** The receipt as a piece of evidence of the case. */
async function proofOf(
  ctx: Context,
  receipt: { file: string; name: string } | undefined,
): Promise<EvidenceDoc | null> {
  if (!receipt) return null
  const given = [{ kind: 'document' as const, source: '付款凭证', files: [receipt] }]
  const [proof] = await takenIn(given, { by: ctx.me().name, at: ctx.now, prefix: ctx.id('receipt') })
  return proof ?? null
}

const keyOf = (proof: EvidenceDoc | null) => proof && { evidence: proof.key, name: proof.name }

/** The case with what was said of its payments; once all are paid it is settled. */
function kept(ctx: Context, doc: CaseDoc, agreement: AgreementDoc, proof: EvidenceDoc | null = null) {
  if (proof) printed(doc, proof.hash, 'receipt')
  const done = allPaid(agreement)
  return {
    set: {
      agreement,
      remindAt: nextReminder(agreement, ctx.now),
      ...(proof && { evidence: [...doc.evidence, proof] }),
    },
    step: { clocks: paymentClocks(doc.clocks, agreement, ctx.now) },
    ...(done && {
      next: { name: 'perform' as const, note: itemsOf(agreement).length > 1 ? '全部付清' : '付清' },
    }),
  }
}
