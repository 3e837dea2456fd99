import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { HostContext } from './backend'
import { settings, templates } from './given'
import { withPlainEvents } from './plain-event'

const environment = new MiniProgramEnv()
const backend = environment.associateBackend(new HostContext())
const space = environment.createCodeSpace('', true)
const defined = new Set<string>()
let current = ''

/** Makes known every template and every JSON, before any script runs. */
export function prepareUnits(): void {
  for (const [path, { component, usingComponents }] of Object.entries(settings.units)) {
    const using = Object.entries(usingComponents ?? {}).map(([tag, at]) => [tag, `/${at}`])
    space.addComponentStaticConfig(path, { component, usingComponents: Object.fromEntries(using) })
    const content = templates[path]
    if (!content) throw new Error(`${path}.wxml was not compiled`)
    space.addCompiledTemplate(path, { groupList: templates, content })
  }
}

/** Runs the script of a page or component, after those it uses; a script that defines nothing is refused. */
export function loadUnit(path: string, run: (file: string) => void): void {
  if (defined.has(path)) return
  defined.add(path)
  for (const used of Object.values(settings.units[path]?.usingComponents ?? {})) loadUnit(used, run)
  const before = current
  current = path
  awaited = path
  run(`${path}.js`)
  current = before
  if (awaited === path) throw new Error(`${path}.js defined no page and no component`)
}

/** The program's own `Page` and `Component`: they define the unit whose script runs. */
export const definers = {
  Page(definition: object): void {
    awaited = ''
    space.component(current).pageDefinition(withPlainEvents(definition)).register()
  },
  Component(definition: object): void {
    awaited = ''
    space.component(current).definition(withPlainEvents(definition)).register()
  },
  Behavior: (definition: object) => space.behavior().definition(definition).register(),
}

/** An instance of a page, ready to be put in the document. */
export const createPage = (path: string) => backend.createRoot('page', space, path)

let awaited = ''
