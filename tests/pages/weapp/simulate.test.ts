/** @jest-environment jsdom */
import { join } from 'node:path'
import { builtWeapp } from './built'

/** The part of miniprogram-simulate used here; its own types would replace Node's `require` everywhere. */
type Simulate = {
  load(path: string, options: { compiler: 'official'; rootPath: string }): string
  render(id: string): Rendered
  sleep(ms: number): Promise<void>
}
type Rendered = { instance: object; dom: HTMLElement; attach(parent: Node): void; detach(): void }

test('home renders in WeChat’s own simulated components', async () => {
  const dist = await builtWeapp()
  const simulate = jest.requireActual<Simulate>('miniprogram-simulate')
  playPhone()
  jest.requireActual(join(dist, 'app.js'))
  const home = simulate.render(
    simulate.load(join(dist, 'pages/home/index'), { compiler: 'official', rootPath: dist }),
  )
  home.attach(document.body)
  for (const lifetime of ['onLoad', 'onShow', 'onReady'])
    Reflect.get(home.instance, lifetime).call(home.instance, {})
  await simulate.sleep(200)
  expect(home.dom.textContent).toMatch(/(早上|上午|中午|下午|晚上|夜里)好|夜深了/)
  home.detach()
}, 300_000)

/** What the simulation lacks of a phone: App, Page, and a cloud that is out of reach. */
function playPhone(): void {
  const phone: Record<string, unknown> = {
    App: () => undefined,
    getApp: () => undefined,
    getCurrentPages: () => [],
    Page: (definition: Record<string, unknown>) => {
      const { data, ...rest } = definition
      const methods = Object.entries(rest).filter(([, value]) => typeof value === 'function')
      Reflect.get(globalThis, 'Component')({ data, methods: Object.fromEntries(methods) })
    },
  }
  Object.assign(globalThis, phone)
  Object.assign(Reflect.get(globalThis, 'wx'), {
    cloud: {
      DYNAMIC_CURRENT_ENV: 'local',
      init() {},
      callFunction: () => Promise.reject({ errMsg: 'cloud.callFunction:fail no network' }),
    },
  })
}
