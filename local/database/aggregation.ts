import { Aggregator, ProcessingMode } from 'mingo'
import type { Stage } from '../engine/engine-type'
import { EngineError } from '../engine/types'
import type { Catalog } from './catalog'
import { refused } from './data'
import { checkExpression, checkFilter } from './filter-check'
import { isObject } from './paths'
import type { Sort } from './plan'
import { type Report, scan } from './scan'

/**
 * Runs a pipeline. What leads it ($match, then $sort, then $limit) is answered from the indexes, and a plain $lookup asks
 * the other collection for the values it needs; stages that write, run code or look at a map are refused.
 */
export function aggregate(catalog: Catalog, collection: string, stages: Stage[], report: Report): Row[] {
  for (const stage of stages) checkStage(stage)
  const { wanted, rest } = leading(stages)
  let rows: Row[] = scan(catalog.table(collection), wanted, report).map(({ doc }) => doc)
  let pending: Stage[] = []
  for (const stage of rest) {
    const lookup = plainLookup(stage)
    if (!lookup) pending.push(stage)
    else {
      rows = joined(catalog, run(catalog, rows, pending, report), lookup, report)
      pending = []
    }
  }
  return run(catalog, rows, pending, report)
}

type Row = Record<string, unknown>

const stagesServed = new Set(
  'addFields bucket bucketAuto count facet group limit lookup match project replaceRoot sample set skip sort sortByCount unset unwind'
    .split(' ')
    .map(name => `$${name}`),
)

function checkStage(stage: Stage): void {
  const [name, ...more] = Object.keys(stage)
  if (name === undefined || more.length > 0) throw refused('a stage has exactly one field')
  if (!stagesServed.has(name)) throw refused(`${name} is not served by the local cloud`)
  const value = stage[name]
  if (name === '$match') {
    if (!isObject(value)) throw refused('the match filter must be an expression in an object')
    checkFilter(value)
  } else checkExpression(value)
  if (
    (name === '$limit' || name === '$skip') &&
    !(typeof value === 'number' && Number.isInteger(value) && value >= (name === '$limit' ? 1 : 0))
  )
    throw refused(`${name} takes a whole number`)
  if (name === '$lookup' && isObject(value) && Array.isArray(value.pipeline))
    for (const inner of value.pipeline) checkStage(isObject(inner) ? inner : {})
  if (name === '$facet' && isObject(value))
    for (const inner of Object.values(value).flat()) checkStage(isObject(inner) ? inner : {})
}

function leading(stages: Stage[]) {
  const rest = [...stages]
  const matches: Row[] = []
  while (isObject(rest[0]?.$match)) matches.push(rest.shift()?.$match as Row)
  const sort = sortOf(rest[0]?.$sort)
  if (sort) rest.shift()
  const limit = rest[0]?.$limit
  if (typeof limit === 'number') rest.shift()
  const [only, ...others] = matches
  const filter = others.length > 0 ? { $and: matches } : (only ?? {})
  const wanted = {
    filter,
    sort: sort ?? [],
    skip: 0,
    limit: typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY,
  }
  return { wanted, rest }
}

function sortOf(value: unknown): Sort | undefined {
  if (!isObject(value)) return undefined
  const keys = Object.entries(value).flatMap(([path, direction]) =>
    direction === 1 || direction === -1 ? [[path, direction] as const] : [],
  )
  return keys.length === Object.keys(value).length ? keys : undefined
}

function run(catalog: Catalog, rows: Row[], stages: Stage[], report: Report): Row[] {
  if (stages.length === 0) return rows
  const all = { filter: {}, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY }
  const collectionResolver = (name: string) => scan(catalog.table(name), all, report).map(({ doc }) => doc)
  try {
    const processingMode = ProcessingMode.CLONE_INPUT
    return new Aggregator(stages, { collectionResolver, processingMode, scriptEnabled: false }).run(rows)
  } catch (error) {
    if (error instanceof EngineError) throw error
    throw refused(`aggregate: ${error instanceof Error ? error.message : error}`)
  }
}

type Lookup = { from: string; localField: string; foreignField: string; as: string }

function plainLookup({ $lookup }: Stage): Lookup | undefined {
  if (!isObject($lookup) || 'pipeline' in $lookup) return undefined
  const { from, localField, foreignField, as } = $lookup
  if (
    typeof from !== 'string' ||
    typeof localField !== 'string' ||
    typeof foreignField !== 'string' ||
    typeof as !== 'string'
  )
    throw refused('$lookup takes from, localField, foreignField and as')
  return { from, localField, foreignField, as }
}

function joined(
  catalog: Catalog,
  rows: Row[],
  { from, localField, foreignField, as }: Lookup,
  report: Report,
): Row[] {
  const table = catalog.table(from)
  return rows.map(row => {
    const held = localField
      .split('.')
      .reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), row)
    const filter = { [foreignField]: Array.isArray(held) ? { $in: held } : { $eq: held ?? null } }
    const found = scan(table, { filter, sort: [], skip: 0, limit: Number.POSITIVE_INFINITY }, report)
    return { ...row, [as]: found.map(({ doc }) => doc) }
  })
}
