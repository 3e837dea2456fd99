import { record } from '../record'
import { wxCanvas } from './canvas'
import { wxDevice } from './device'
import { wxNavigation } from './navigation'
import { wxNetwork } from './network'
import { wxScreen } from './screen'
import { wxStorage } from './storage'

/** The phone's `wx`: what the host has, and a note of every other name the program reaches for. */
export function createWx(): object {
  const known: object = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    ...wxNavigation,
    ...wxStorage,
    ...wxNetwork,
    ...wxScreen,
    ...wxDevice,
    ...wxCanvas,
    canIUse: (name: string) => name.split('.').every((part, at) => at > 0 || part in known),
  }
  return new Proxy(known, {
    get(target, name) {
      if (!(name in target) && typeof name === 'string' && !ownNames.has(name)) record.unknownApis.add(name)
      return Reflect.get(target, name)
    },
  })
}

const ownNames = new Set(['webpackJsonp', 'then', 'toJSON', '$$typeof', 'nodeType'])
