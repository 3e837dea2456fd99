import * as v from 'valibot'
import { type Claim, claims } from './contract'
import given from './rules.json'

const rule = v.strictObject({
  id: v.string(),
  title: v.string(),
  /** How far back it looks. */
  days: v.number(),
  /** Reached by so many signs, or, where it says so, by so many people in all of them. */
  signs: v.number(),
  people: v.optional(v.number()),
  /** Looks only at signs with at least so many people, with these claims, or of a stoppage. */
  each: v.optional(v.number()),
  claims: v.optional(v.array(v.picklist(claims))),
  stoppage: v.optional(v.literal(true)),
  /** The lowest level it is raised at; a stoppage is reported as an emergency. */
  goesTo: v.picklist(['workplace', 'street', 'district', 'city', 'emergency']),
  advice: v.array(v.strictObject({ text: v.string(), basis: v.string(), sure: v.boolean() })),
})

export type Rule = v.InferOutput<typeof rule>

/** What a sign is weighed by. */
export type Weight = {
  id: string
  claim: Claim
  people: number
  stoppage: boolean
  path: string
  /** When it happened, and when we learned of it, ms. */
  at: number
  noted: number
}

/** What a rule raised at one employer, for the n-th time, and the signs that stand behind it. */
export type Raised = { rule: string; n: number; signs: string[]; closedAt: number | null }

export type Weighed = { signs: Weight[]; raised: Raised[] }

/** All rules, as rules.json states them. */
export const rules: readonly Rule[] = v.parse(v.array(rule), given)

/** A rule by its id. */
export function ruleOf(id: string): Rule {
  const found = rules.find(one => one.id === id)
  if (!found) throw new Error(`no rule ${id}`)
  return found
}

/**
 * What one more sign makes of an employer: a rule whose warning is open takes the sign in, one that is reached within
 * its window opens the next. What stood behind a closed warning is not counted again. The same sign twice is once; one
 * that grew counts with its larger number of people.
 */
export function weigh(
  { signs, raised }: Weighed,
  sign: Weight,
  now: number,
  by: readonly Rule[] = rules,
): Weighed {
  const before = signs.find(({ id }) => id === sign.id)
  const grown = before ? { ...before, people: Math.max(before.people, sign.people) } : sign
  const all = [...signs.filter(({ id }) => id !== sign.id), grown]
  const after = by.flatMap(rule => {
    const last = raised.find(one => one.rule === rule.id)
    if (!concerns(rule, grown)) return last ? [last] : []
    if (last?.closedAt === null) {
      return [{ ...last, signs: [...last.signs.filter(id => id !== grown.id), grown.id] }]
    }
    const counted = all.filter(
      one => concerns(rule, one) && one.at > now - rule.days * day && one.noted > (last?.closedAt ?? -1),
    )
    if (!counted.includes(grown) || !reached(rule, counted)) return last ? [last] : []
    return [{ rule: rule.id, n: (last?.n ?? 0) + 1, signs: counted.map(({ id }) => id), closedAt: null }]
  })
  const open = new Set(after.flatMap(one => (one.closedAt === null ? one.signs : [])))
  const remembered = all.filter(one => open.has(one.id) || one.at > now - longest(by) * day)
  return { signs: remembered.slice(-500), raised: after }
}

/** The rule's warning is over; signs from now on count afresh. */
export const closed = (raised: readonly Raised[], rule: string, n: number, at: number): Raised[] =>
  raised.map(one =>
    one.rule === rule && one.n === n && one.closedAt === null ? { ...one, closedAt: at } : one,
  )

/** The rule as a sentence. */
export function ruleWords({ days, signs, people, each, claims: of, stoppage, goesTo }: Rule): string {
  const what = of ? of.map(claim => claimWords[claim]).join('、') : ''
  const where = goesTo === 'emergency' ? '按突发事件上报' : `报给${levelWords[goesTo]}`
  if (stoppage) return `${days} 天内听说同一单位有停工苗头，马上${where}。`
  if (each) return `${days} 天内，同一单位的一件里有 ${each} 人以上提同一诉求，${where}。`
  const enough = people ? `满 ${signs} 件，或者合计满 ${people} 人` : `满 ${signs} 件`
  return `${days} 天内，同一单位的${what || '诉求和争议'}${enough}，${where}。`
}

/** What the claims are called. */
export const claimWords: Record<Claim, string> = {
  wages: '欠薪',
  dismissal: '辞退',
  contract: '劳动合同',
  insurance: '社会保险',
  injury: '工伤',
  hours: '工时和加班',
  other: '其他诉求',
}

const levelWords = {
  workplace: '当地工会',
  street: '街道工会',
  district: '区工会',
  city: '市工会',
}

const day = 24 * 3600_000

const longest = (by: readonly Rule[]) => Math.max(...by.map(({ days }) => days))

const concerns = (rule: Rule, sign: Weight) =>
  (!rule.claims || rule.claims.includes(sign.claim)) &&
  (!rule.each || sign.people >= rule.each) &&
  (!rule.stoppage || sign.stoppage)

const reached = ({ signs, people }: Rule, counted: readonly Weight[]) =>
  counted.length >= signs ||
  (people !== undefined && counted.reduce((sum, one) => sum + one.people, 0) >= people)
