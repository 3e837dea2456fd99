import type * as glassEasel from 'glass-easel'
import type { Settings } from '../settings'

/** The settings and templates the server put before this script. */
export const settings: Settings = Reflect.get(globalThis, '__settings')

/** Compiled templates by path. */
export const templates: glassEasel.template.ComponentTemplate['groupList'] & object = Reflect.get(
  globalThis,
  '__templates',
)
