import { givenNames } from '../names'
import { settings } from './given'
import { definers } from './units'

type Script = (...given: unknown[]) => void
type Module = { exports: object }

const scripts = new Map<string, Script>()
const loaded = new Map<string, Module>()

/** Keeps a script of the program until it is required. */
export function defineScript(file: string, script: Script): void {
  scripts.set(file, script)
}

/** Runs a script once, in a world where only what a phone gives is to be seen; answers what it exports. */
export function requireScript(file: string): object {
  const done = loaded.get(file)
  if (done) return done.exports
  const script = scripts.get(file)
  if (!script) throw new Error(`module '${file}' is not defined`)
  const module: Module = { exports: {} }
  loaded.set(file, module)
  const folder = file.split('/').slice(0, -1)
  const own: Given = {
    ...shared,
    require: (target: string) => requireScript(checked(file, resolved(folder, target))),
    module,
    exports: module.exports,
  }
  script(...givenNames.map(name => own[name]))
  return module.exports
}

/** What every script of the program shares; the phone fills it before the first runs. */
export const shared: Given = {
  ...definers,
  globalThis: phoneGlobals(),
  Function: forbidFunction(),
}

type Given = Partial<Record<(typeof givenNames)[number], unknown>>

function resolved(folder: string[], target: string): string {
  const parts = target.startsWith('/') ? [] : [...folder]
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  const path = parts.join('/')
  return [path, `${path}.js`, `${path}/index.js`].find(found => scripts.has(found)) ?? path
}

function checked(from: string, to: string): string {
  const home = (path: string) => settings.subPackages.find(root => path.startsWith(root)) ?? ''
  if (home(to) !== '' && home(to) !== home(from)) throw new Error(`${from} requires ${to} of another package`)
  return to
}

function phoneGlobals(): object {
  const world: object = {}
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (
      !/^(?:[A-Z]\w*(?:Array|Error|Map|Set|Ref)|Array|Object|String|Number|Boolean|Symbol|BigInt|Date|RegExp|Promise|Proxy|Reflect|JSON|Math|Intl|console|setTimeout|clearTimeout|setInterval|clearInterval|parseInt|parseFloat|isNaN|isFinite|encodeURI\w*|decodeURI\w*|Infinity|NaN|undefined)$/.test(
        name,
      )
    )
      continue
    Object.defineProperty(world, name, {
      value: Reflect.get(globalThis, name),
      writable: true,
      configurable: true,
    })
  }
  return world
}

function forbidFunction() {
  function forbidden(): never {
    throw new EvalError('Code made from text is forbidden')
  }
  forbidden.prototype = Function.prototype
  return forbidden
}
