import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionSpec } from './engine/types'

/** The collections every built function of the folder stands on, each once. */
export function collectionsOf(functionsDir: string): CollectionSpec[] {
  if (!existsSync(functionsDir)) return []
  const specs = readdirSync(functionsDir)
    .map(name => join(functionsDir, name, 'collections.json'))
    .filter(file => existsSync(file))
    .flatMap(file => readCollections(file))
  return [...new Map(specs.map(spec => [spec.name, spec])).values()]
}

/** A list of collections from a file: [{name, indexes: [{fields, unique?}]}]; anything else is refused. */
export function readCollections(file: string): CollectionSpec[] {
  const list: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!Array.isArray(list)) throw new Error(`${file} is no list of collections`)
  return list.map(spec => {
    if (!isSpec(spec)) throw new Error(`${file} holds something that is no collection`)
    return { name: spec.name, indexes: spec.indexes ?? [] }
  })
}

function isSpec(value: unknown): value is { name: string; indexes?: CollectionSpec['indexes'] } {
  if (typeof value !== 'object' || value === null) return false
  const name: unknown = Reflect.get(value, 'name')
  const indexes: unknown = Reflect.get(value, 'indexes')
  return (
    typeof name === 'string' && (indexes === undefined || (Array.isArray(indexes) && indexes.every(isIndex)))
  )
}

const isIndex = (value: unknown) =>
  typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'fields'))
