import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { fingerprint } from '../kit/crypto'
import { readFile } from '../kit/files'
import type { Following } from '../kit/procedure/moving'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import type { Acts } from './acting'
import { agreementOf, forceInstant, inForceOn, missing, signed, written } from './agreement'
import type { contract } from './contract'
import { nextReminder, paymentClocks } from './payment-times'
import type { CaseMove } from './procedure'
import { printed, refuseChanged, refuseUncertified } from './signatures'
import type { AgreementDoc, CaseDoc } from './store'
import { termsHash } from './terms'

/** From the agreement's words to its being in force and made stronger. */
export const onAgreement = (acts: Acts) =>
  ({
    settle(ctx, { case: id, because, ...terms }) {
      const today = dayOf(ctx.now)
      return acts.moved(ctx, id, 'settle', {
        because,
        also: doc => ({ set: { agreement: written(doc, terms, today) } }),
      })
    },

    async consentSettlement(ctx, { case: id, seen, signature }) {
      const found = await acts.readyFor(ctx, id, 'consentSettlement')
      const hash = fingerprint(await readFile(signature))
      return acts.moved(ctx, id, 'consentSettlement', {
        found,
        tells: 'nobody',
        also(doc, { key, name }) {
          const agreement = agreementOf(doc)
          const paper = termsHash(agreement)
          refuseChanged(paper, seen, 'seen')
          const person = ctx.me()._id
          const prints = printed(doc, hash, 'signature')
          const drawn = { key, person, name, at: ctx.now, file: signature, hash, paper }
          const consents = [...agreement.consents.filter(one => one.key !== key), drawn]
          return completed(ctx, { ...doc, prints }, { ...agreement, consents })
        },
      })
    },

    async recordSignature(ctx, { case: id, signers, day, photo, certificate = null, because }) {
      refuseUncertified(certificate)
      const found = await acts.readyFor(ctx, id, 'recordSignature', because)
      const hash = fingerprint(await readFile(photo))
      const names = (found.agreement?.signatures ?? [])
        .filter(({ key }) => signers.includes(key))
        .map(({ name }) => name)
      return acts.moved(ctx, id, 'recordSignature', {
        found,
        because,
        words: `${names.join('、')}。不是本人签的，马上告诉调解员`,
        also(doc) {
          const putIn = { person: ctx.me()._id, name: ctx.me().name, at: ctx.now }
          const page = { day, photo, hash, certificate, putIn }
          const prints = printed(doc, hash, 'photo')
          return completed(ctx, { ...doc, prints }, signed(agreementOf(doc), signers, page, dayOf(ctx.now)))
        },
      })
    },

    applyReview: (ctx, { case: id, both, day, because }) =>
      apply(acts, ctx, id, 'applyReview', 'review', { both, day, because }),
    applyConfirm: (ctx, { case: id, both, day, because }) =>
      apply(acts, ctx, id, 'applyConfirm', 'confirmation', { both, day, because }),
    reviewed: (ctx, { case: id, ...outcome }) => ended(acts, ctx, id, 'reviewed', 'review', outcome),
    confirmed: (ctx, { case: id, ...outcome }) => ended(acts, ctx, id, 'confirmed', 'confirmation', outcome),
  }) satisfies Partial<Handlers<typeof contract>>

type Joint = 'review' | 'confirmation'

async function apply(
  acts: Acts,
  ctx: Context,
  id: string,
  name: CaseMove,
  which: Joint,
  { both, day, because }: { both: boolean; day: string; because?: string },
) {
  if (!both) throw new Refusal('INVALID', 'both', '要双方一起申请，另一方签了再来。', 'both')
  if (day > dayOf(ctx.now)) throw new Refusal('INVALID', 'future-day', '交申请的日子不能在今天以后。', 'day')
  return acts.moved(ctx, id, name, {
    words: day,
    because,
    also: doc => ({
      set: { agreement: { ...agreementOf(doc), [which]: { day, result: null, number: '' } } },
    }),
  })
}

function ended(
  acts: Acts,
  ctx: Context,
  id: string,
  name: CaseMove,
  which: Joint,
  { result, number = '', because }: { result: 'issued' | 'refused'; number?: string; because?: string },
) {
  return acts.moved(ctx, id, name, {
    because,
    words: `${result === 'issued' ? '通过' : '没有通过'}${number && `，${number}`}`,
    also(doc) {
      const agreement = agreementOf(doc)
      const applied = agreement[which] ?? { day: dayOf(ctx.now), result: null, number: '' }
      return { set: { agreement: { ...agreement, [which]: { ...applied, result, number } } } }
    },
  })
}

/** The agreement as it is kept now; with the last word given it is in force from the day of the last signature. */
function completed(
  ctx: Context,
  doc: CaseDoc,
  agreement: AgreementDoc,
): { set: Partial<CaseDoc>; next?: Following<CaseMove> } {
  const { prints } = doc
  if (missing(doc, agreement).length > 0) return { set: { prints, agreement } }
  const day = inForceOn(agreement)
  return {
    set: { prints, agreement: { ...agreement, inForceOn: day }, remindAt: nextReminder(agreement, ctx.now) },
    next: {
      name: 'takeEffect',
      note: `最后一个签字是 ${day}，当天生效`,
      from: forceInstant(day),
      adds: paymentClocks([], agreement, ctx.now),
    },
  }
}
