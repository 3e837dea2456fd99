import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Home } from '../../../local/home'
import { doorsOf, type Somebody } from '../../flows/people'
import { openHome } from '../../home'
import { launch } from '../chromium'
import { type Visitor, visit } from './visitor'

const home = '/pages/home/index'
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
]

let cloud: Home
let browser: Browser
let officer: Somebody
let token: string

beforeAll(async () => {
  cloud = await openHome({ port: 0, data: mkdtempSync(join(tmpdir(), 'niangjia-safe-')), demo: true })
  const doors = doorsOf(cloud.url)
  const found = (await doors.people()).find(({ roles }) => roles.includes('工会干部'))
  if (!found) throw new Error('nobody keeps a union')
  officer = found
  token = (await doors.as(officer)).token
  browser = await launch()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await cloud?.stop()
})

/** What a browser was not allowed to do, heard from its first moment on. */
async function forbidden(visitor: Visitor): Promise<string[]> {
  const heard: string[] = []
  await visitor.page.exposeFunction('heard', (what: string) => heard.push(what))
  await visitor.page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      Reflect.get(window, 'heard')(`${violatedDirective} ${blockedURI} ${sourceFile}`)
    })
  })
  return heard
}

test('signed in by the page itself, nothing a script reads lets anybody in elsewhere', async () => {
  const visitor = await visit(browser, cloud.url, null)
  await visitor.go('/pages/sign-in/index')
  await visitor.type('按姓名、身份或工会找', officer.name)
  await visitor.tap(officer.name)
  await visitor.sees(officer.name)
  const readable = await visitor.page.evaluate(
    () => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }),
  )
  const [cookie] = (await visitor.page.context().cookies()).filter(({ httpOnly }) => httpOnly)
  expect(cookie).toMatchObject({ sameSite: 'Strict', path: '/' })
  expect(cookie?.value.length).toBeGreaterThan(40)
  expect(readable).not.toContain(cookie?.value)
  await visitor.go('/pages/me/index')
  await visitor.tap('退出，换一个人')
  await visitor.sees('选一个身份')
  expect((await visitor.page.context().cookies()).filter(({ httpOnly }) => httpOnly)).toEqual([])
  await visitor.page.context().close()
})

test('the pages do nothing that their policy forbids, and a script from elsewhere does not run', async () => {
  const visitor = await visit(browser, cloud.url, token)
  const heard = await forbidden(visitor)
  for (const page of [
    home,
    '/pages/services/index',
    '/pages/me/index',
    '/systems/circles/pages/kept/index',
  ]) {
    await visitor.go(page)
  }
  expect(heard).toEqual([])
  await visitor.page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.intruder = true'
    document.head.append(script)
  })
  expect(await visitor.page.evaluate(() => Reflect.get(window, 'intruder'))).toBeUndefined()
  expect(heard.join()).toContain('script-src')
  await visitor.page.context().close()
})

for (const size of sizes) {
  test(`an address that leads nowhere says so and offers the way home, at ${size.width}`, async () => {
    for (const [n, nowhere] of ['/systems/nothing/pages/here/index', '/%E0%A4%A', '/systems/%zz'].entries()) {
      const visitor = await visit(browser, cloud.url, token, size)
      await visitor.go(nowhere)
      await visitor.sees('没有这一页')
      if (n === 0) await visitor.picture('no-page')
      await visitor.tap('去首页')
      await visitor.sees('首页')
      expect(await visitor.page.evaluate(() => window.location.hash)).toContain(home)
      expect(await visitor.text()).not.toContain('没有这一页')
      await visitor.page.context().close()
    }
  })

  test(`a part that is gone since a newer program was put up says so and loads it, at ${size.width}`, async () => {
    const visitor = await visit(browser, cloud.url, token, size)
    await visitor.go(home)
    await visitor.page.route('**/chunk/*.js', route => route.fulfill({ status: 404, body: '' }))
    await visitor.page.evaluate(() => {
      window.location.hash = '/systems/circles/pages/kept/index'
    })
    await visitor.sees('娘家刚刚更新过')
    await visitor.picture('newer')
    await visitor.page.unroute('**/chunk/*.js')
    await visitor.tap('重新打开')
    await visitor.page.getByRole('heading', { name: '我管的联系圈', level: 1 }).waitFor()
    expect(await visitor.text()).not.toContain('娘家刚刚更新过')
    await visitor.page.context().close()
  })
}
