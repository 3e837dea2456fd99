import type { Context } from '../kit/context'
import { matterRow, matterView } from '../kit/procedure/present'
import type { Emergency, EmergencyRow, RuleCard, SignRow, Warning, WarningRow } from './contract'
import { waitsFor } from './emergency'
import { alarming, heeding } from './procedure'
import { claimWords, type Rule, ruleOf, ruleWords } from './rules'
import { type EmergencyDoc, emergencies, type Sign, signs, type WarningDoc, warnings } from './store'

export const signRow = (sign: Sign): SignRow => ({
  id: sign._id,
  employer: sign.employer,
  claim: sign.claim,
  claimLabel: claimWords[sign.claim],
  kind: sign.kind,
  people: sign.people,
  stoppage: sign.stoppage,
  requested: sign.requested,
  at: sign.at,
  words: sign.words,
  by: sign.by,
})

export const warningRow = (doc: WarningDoc): WarningRow => ({
  ...matterRow(heeding, doc),
  employer: doc.employer,
  rule: ruleOf(doc.rule).title,
  signs: doc.signs.length,
  people: doc.people,
  raisedAt: doc.raisedAt,
})

/** A warning whole, with the signs behind it, the latest first. */
export async function whole(ctx: Context, doc: WarningDoc): Promise<Warning> {
  const rule = ruleOf(doc.rule)
  const behind = await signs.find({ where: { _id: { in: doc.signs.slice(-100) } }, limit: 100 })
  const asked = behind.flatMap(({ requested }) => (requested === null ? [] : [requested]))
  return {
    ...warningRow(doc),
    ...matterView(heeding, doc, who => ctx.is(who, warnings.place(doc))),
    words: ruleWords(rule),
    advice: rule.advice,
    behind: behind.sort((a, b) => b.at - a.at).map(signRow),
    requested: asked.length > 0 ? asked.reduce((total, one) => total + one, 0) : null,
    outcome: doc.outcome,
  }
}

export const ruleCard = (rule: Rule, counts: { raised: number; false: number }): RuleCard => ({
  id: rule.id,
  title: rule.title,
  words: ruleWords(rule),
  advice: rule.advice,
  ...counts,
})

export const emergencyRow = (ctx: Context, doc: EmergencyDoc): EmergencyRow => ({
  ...matterRow(alarming, doc),
  kind: doc.kind,
  employer: doc.employer,
  people: doc.people,
  unionName: doc.unionName,
  reportedAt: doc.reportedAt,
  forMe: doc.state !== 'over' && waitsFor(doc, officesOf(ctx)),
})

export function emergencyWhole(ctx: Context, doc: EmergencyDoc): Emergency {
  const row = emergencyRow(ctx, doc)
  const hidden = row.forMe ? [] : (['acknowledge'] as const)
  return {
    ...row,
    ...matterView(alarming, doc, who => ctx.is(who, emergencies.place(doc)), hidden),
    where: doc.where,
    course: doc.course,
    measures: doc.measures,
    other: doc.other,
    advice: doc.kind === 'stoppage' ? ruleOf('stoppage').advice : [],
    receivers: doc.receivers.map(({ name, as, deliveredAt, dueAt, acknowledged }) => ({
      name,
      as,
      deliveredAt,
      dueAt,
      acknowledgedAt: acknowledged?.at ?? null,
      by: acknowledged?.by ?? null,
    })),
    chain: doc.chain,
    follows: doc.follows,
  }
}

/** Ids of the unions the caller is an officer of. */
export const officesOf = (ctx: Context) =>
  ctx
    .me()
    .roles.filter(({ role }) => role === 'officer')
    .map(({ of }) => of)
