import type { Stage } from '../../engine/engine-type'
import { DEFAULT_AGGREGATE } from '../../limits'
import type { Action } from '../../protocol/action'
import { stringify } from '../ejson'
import { isObject } from '../paths'
import { collectionOf, invalid, objectOf } from './params'

/** Runs an aggregation; 20 rows unless the pipeline itself limits them. */
export const aggregateDocuments: Action = async ({ params, engine, now }) => {
  const collection = collectionOf(params, engine)
  if (!Array.isArray(params.stages)) throw invalid('stages are missing')
  const stages = params.stages.map(stage => stageOf(stage, now()))
  const limited = stages.some(stage => '$limit' in stage || '$count' in stage)
  const rows = await engine.aggregate(
    collection,
    limited ? stages : [...stages, { $limit: DEFAULT_AGGREGATE }],
  )
  return { list: rows.map(stringify) }
}

function stageOf(stage: unknown, now: number): Stage {
  if (!isObject(stage) || typeof stage.stageKey !== 'string' || typeof stage.stageValue !== 'string') {
    throw invalid('a stage has a key and a value')
  }
  const { value } = objectOf(`{"value":${stage.stageValue}}`, stage.stageKey, now)
  return { [stage.stageKey]: value }
}
