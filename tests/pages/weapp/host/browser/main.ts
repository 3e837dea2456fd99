import type { Answer, Findings } from '../settings'
import { prepareAnswer } from './answers'
import { passRawAttributes } from './backend'
import { drawPhone } from './frame'
import { listenToFingers } from './gestures'
import { settings } from './given'
import { back, drawPagesIn, openPages, openRoutes, push, restart, toTab } from './page-stack'
import { registerParts } from './parts/registry'
import partStyle from './parts.css'
import phoneStyle from './phone.css'
import { defineScript, requireScript, shared } from './realm'
import { note, record, recordErrors } from './record'
import { prepareUnits } from './units'
import { createWx } from './wx/wx'

recordErrors()
registerParts()
passRawAttributes()
prepareUnits()
listenToFingers()

let app: object = {}
Object.assign(shared, {
  wx: createWx(),
  App: (definition: object) => {
    app = definition
  },
  getApp: () => app,
  getCurrentPages: openPages,
})

const door = {
  findings: (): Findings => ({
    path: openRoutes().at(-1) ?? '',
    stack: openRoutes(),
    errors: record.errors,
    unknownApis: [...record.unknownApis],
    setData: record.setData,
  }),
  answer: (api: string, answer: Answer) => prepareAnswer(api, answer),
  open(url: string) {
    const path = url.replace(/^\//, '').split('?')[0]
    if (settings.tabBar?.list.some(({ pagePath }) => pagePath === path)) toTab(url)
    else push(url)
  },
  restart,
}

export type Door = typeof door

Reflect.set(globalThis, '__define', defineScript)
Reflect.set(globalThis, '__weapp', door)
addEventListener('DOMContentLoaded', begin)

function begin(): void {
  const style = document.createElement('style')
  style.textContent = settings.styles.app ?? ''
  drawPagesIn(drawPhone(phoneStyle + partStyle, { back: () => back(1), tab: path => toTab(`/${path}`) }))
  document.head.append(style)
  const { path, query, scene } = settings.launch
  const launched = { path, query: Object.fromEntries(new URLSearchParams(query)), scene, referrerInfo: {} }
  try {
    requireScript('app.js')
    for (const lifetime of ['onLaunch', 'onShow']) {
      const method: unknown = Reflect.get(app, lifetime)
      if (typeof method === 'function') method.call(app, launched)
    }
    restart(query ? `/${path}?${query}` : `/${path}`)
  } catch (error) {
    note(error, 'launch')
  }
}
