import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Procedure } from '../cloudfunctions/kit/procedure/definition'
import { documented } from '../cloudfunctions/kit/procedure/diagram'

export type Found = { system: string; name: string; procedure: Procedure<string, string> }

/** Every procedure there is: what the systems' procedure.ts export as one. */
export function procedures(): Found[] {
  const folder = join(__dirname, '../cloudfunctions')
  const systems = readdirSync(folder).filter(name => existsSync(join(folder, name, 'procedure.ts')))
  return systems.flatMap(system => {
    const exported: Record<string, unknown> = require(join(folder, system, 'procedure.ts'))
    return Object.entries(exported).flatMap(([name, value]) =>
      isProcedure(value) ? [{ system, name, procedure: value }] : [],
    )
  })
}

/** The pages of docs/procedures: file name and text. */
export const documents = (): [file: string, text: string][] =>
  procedures().map(({ system, name, procedure }) => [`${system}-${name}.md`, documented(procedure)])

const isProcedure = (value: unknown): value is Procedure<string, string> =>
  typeof value === 'object' && value !== null && 'states' in value && 'moves' in value && 'begins' in value
