import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { fingerprint } from '../kit/crypto'
import { readFile } from '../kit/files'
import type { Following } from '../kit/procedure/moving'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import {
  forceInstant,
  inForceOn,
  missing,
  nextReminder,
  paid,
  paymentClocks,
  signed,
  written,
} from './agreement'
import type { contract } from './contract'
import { moveCase, readerOf, readyFor } from './moving'
import { wholeCase } from './present'
import type { CaseMove } from './procedure'
import { refuseUncertified } from './signatures'
import type { AgreementDoc, CaseDoc } from './store'

/** From the agreement's words to its last payment. */
export const onAgreement = {
  async settle(ctx, { case: id, ...terms }) {
    const today = dayOf(ctx.now)
    const doc = await moveCase(ctx, id, 'settle', {
      also: doc => ({ set: { agreement: written(doc, terms, today) } }),
    })
    return wholeCase(ctx, doc)
  },

  async consentSettlement(ctx, { case: id, signature }) {
    const found = await readyFor(ctx, id, 'consentSettlement')
    const hash = fingerprint(await readFile(signature))
    const doc = await moveCase(ctx, id, 'consentSettlement', {
      found,
      tells: 'nobody',
      also(doc) {
        const { key, name } = readerOf(ctx, doc)
        const agreement = agreementOf(doc)
        const consents = [...agreement.consents, { key, name, at: ctx.now, file: signature, hash }]
        return completed(ctx, doc, { ...agreement, consents })
      },
    })
    return wholeCase(ctx, doc)
  },

  async recordSignature(ctx, { case: id, of, day, photo, certificate = null }) {
    refuseUncertified(certificate)
    const found = await readyFor(ctx, id, 'recordSignature')
    const hash = fingerprint(await readFile(photo))
    const doc = await moveCase(ctx, id, 'recordSignature', {
      found,
      tells: 'nobody',
      also(doc) {
        const signature = { key: of, day, photo, hash, certificate }
        return completed(ctx, doc, signed(agreementOf(doc), signature, dayOf(ctx.now)))
      },
    })
    return wholeCase(ctx, doc)
  },

  async recordPayment(ctx, { case: id, instalment, day, proof = null }) {
    const doc = await moveCase(ctx, id, 'recordPayment', {
      also(doc) {
        const agreement = paid(agreementOf(doc), { key: instalment, day, proof }, dayOf(ctx.now))
        const clocks = paymentClocks(doc.clocks, agreement.instalments, ctx.now)
        const done = agreement.instalments.every(({ paidOn }) => paidOn)
        return {
          set: { agreement, remindAt: nextReminder(agreement.instalments, ctx.now) },
          step: { clocks },
          ...(done && { next: { name: 'perform' as const, note: '全部付清' } }),
        }
      },
    })
    return wholeCase(ctx, doc)
  },

  applyReview: (ctx, { case: id, both, day }) => apply(ctx, id, 'applyReview', 'review', both, day),
  applyConfirm: (ctx, { case: id, both, day }) => apply(ctx, id, 'applyConfirm', 'confirmation', both, day),
  reviewed: (ctx, { case: id, ...outcome }) => ended(ctx, id, 'reviewed', 'review', outcome),
  confirmed: (ctx, { case: id, ...outcome }) => ended(ctx, id, 'confirmed', 'confirmation', outcome),
} satisfies Partial<Handlers<typeof contract>>

type Joint = 'review' | 'confirmation'

async function apply(ctx: Context, id: string, name: CaseMove, which: Joint, both: boolean, day: string) {
  if (!both) throw new Refusal('INVALID', 'both', '要双方一起申请，另一方签了再来。', 'both')
  if (day > dayOf(ctx.now)) throw new Refusal('INVALID', 'future-day', '交申请的日子不能在今天以后。', 'day')
  const doc = await moveCase(ctx, id, name, {
    words: day,
    also: doc => ({
      set: { agreement: { ...agreementOf(doc), [which]: { day, result: null, number: '' } } },
    }),
  })
  return wholeCase(ctx, doc)
}

async function ended(
  ctx: Context,
  id: string,
  name: CaseMove,
  which: Joint,
  { result, number = '' }: { result: 'issued' | 'refused'; number?: string },
) {
  const doc = await moveCase(ctx, id, name, {
    words: `${result === 'issued' ? '通过' : '没有通过'}${number && `，${number}`}`,
    also(doc) {
      const agreement = agreementOf(doc)
      const applied = agreement[which] ?? { day: dayOf(ctx.now), result: null, number: '' }
      return { set: { agreement: { ...agreement, [which]: { ...applied, result, number } } } }
    },
  })
  return wholeCase(ctx, doc)
}

/** The agreement as it is kept now; with the last word given it is in force from the day of the last signature. */
function completed(
  ctx: Context,
  doc: CaseDoc,
  agreement: AgreementDoc,
): { set: Partial<CaseDoc>; next?: Following<CaseMove> } {
  if (missing(doc, agreement).length > 0) return { set: { agreement } }
  const day = inForceOn(agreement)
  const { instalments } = agreement
  return {
    set: { agreement: { ...agreement, inForceOn: day }, remindAt: nextReminder(instalments, ctx.now) },
    next: {
      name: 'takeEffect',
      note: `最后一个签字是 ${day}，当天生效`,
      from: forceInstant(day),
      adds: paymentClocks([], instalments, ctx.now),
    },
  }
}

function agreementOf({ agreement }: CaseDoc): AgreementDoc {
  if (!agreement) throw new Refusal('CONFLICT', 'no-agreement', '还没有写协议。')
  return agreement
}
