import type { UnionLevel } from '../kit/levels'
import rules from './rules.json'

/** What dispatch goes by; `workplace` says whether the worker's own union is one of a workplace. */
export type Facts = { kind: string; aboutOfficer: boolean; upper: boolean }

/** A union as dispatch sees it. */
export type Place = { _id: string; name: string; level: UnionLevel; path: string }

/**
 * Which union an appeal goes to and the rule in words: the first of rules.json that fits, among the worker's own union
 * and those above it, given from the top down. At the top it stays there.
 */
export function dispatch<P extends Place>(
  facts: Facts,
  unions: readonly P[],
): { to: P; words: string } | null {
  const own = unions.at(-1)
  if (!own) return null
  const given: Record<string, unknown> = { ...facts, workplace: own.level === 'workplace' }
  const rule = rules.find(({ when }) => Object.entries(when).every(([name, value]) => given[name] === value))
  if (!rule) return null
  const above = unions.at(-2) ?? own
  const street = [...unions].reverse().find(({ level }) => level !== 'workplace') ?? own
  return { to: { own, above, street }[rule.to] ?? own, words: rule.words }
}

/** The rules in words, in the order they are tried. */
export const ruleWords = (): string[] => rules.map(({ words }) => words)

/** Before the number of every appeal a union receives: 东河街道总工会 → 东河街诉. */
export const seriesOf = (union: string) =>
  `${union.replace(/(总工会|联合工会|工会联合会|工会)$/, '').replace(/街道$/, '街')}诉`

/** The number of the n-th appeal of a union and year. */
export const numberOf = (union: string, { year, n }: { year: string; n: number }) =>
  `${seriesOf(union)}〔${year}〕${n}号`
