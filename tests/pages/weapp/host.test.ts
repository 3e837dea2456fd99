import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWeapp, type Weapp, type WeappOptions } from './driver'
import { codeFromText, crossedBorders } from './host/package/borders'
import { readMiniProgram } from './host/package/read'
import { soon } from './soon'

const dist = join(__dirname, 'fixture')
let weapp: Weapp

async function open(more: Partial<WeappOptions> = {}): Promise<Weapp> {
  weapp = await openWeapp({ dist, ...more })
  return weapp
}

afterEach(() => weapp.close())

describe('what is touched and typed', () => {
  test('a tap is told inwards out, as plain data, until it is caught', async () => {
    await open()
    await weapp.tap('碰这里')
    await weapp.waitFor('碰到 inner tap inner')
    await weapp.waitFor('碰到 outer tap inner')
    await weapp.tap('到此为止')
    await weapp.waitFor('拦下了')
    expect((await weapp.text()).match(/碰到/g)).toHaveLength(3)
  })

  test('a disabled button takes no tap', async () => {
    await open()
    await weapp.tap('碰不得')
    await weapp.tap('碰这里')
    await weapp.waitFor('碰到 outer')
    expect(await weapp.text()).not.toContain('碰到 disabled')
  })

  test('typing is told with its cursor, and the page may put another value in its place', async () => {
    await open()
    await weapp.type('姓名', 'lin')
    await weapp.waitFor('打了 lin 到 3')
    expect(await weapp.page.getByPlaceholder('写名字').inputValue()).toBe('LIN')
    await weapp.page.getByPlaceholder('写名字').press('Enter')
    await weapp.waitFor('确认 LIN')
  })

  test('a form gathers what its controls hold', async () => {
    await open()
    await weapp.type('写名字', '林秋')
    await weapp.type('写说明', '灯坏了')
    await weapp.tap('着急')
    await weapp.page.locator('wx-checkbox').last().tap()
    await weapp.tap('夜班')
    await weapp.waitFor('change night')
    await weapp.pick('选地方', '食堂')
    await weapp.waitFor('change 1')
    await weapp.pick('选日子', '2026-11-23')
    await weapp.waitFor('change 2026-11-23')
    await weapp.tap('交上去')
    await weapp.waitFor(
      '{"name":"林秋","note":"灯坏了","urgent":true,"days":["tue"],"shift":"night","place":1,"date":"2026-11-23"}',
    )
  })

  test('a component counts for itself and tells the page', async () => {
    await open()
    await weapp.tap('数到 3')
    await weapp.waitFor('数到 4')
    await weapp.waitFor('数完 4')
  })
})

describe('the phone', () => {
  test('a page lives by onLoad, onShow, onReady, and hides when another comes', async () => {
    await open()
    await weapp.tap('去远处')
    await weapp.waitFor('home onLoad，home onShow，home onReady，home onHide')
    await weapp.waitFor('从 a%20b 来')
    expect(await weapp.stack()).toEqual(['pages/home/index', 'away/pages/far/index?from=a%20b'])
    await weapp.back()
    expect(await weapp.path()).toBe('pages/home/index')
  })

  test('ten pages are the most', async () => {
    await open()
    await weapp.tap('去远处')
    await weapp.tap('再远些')
    await soon(weapp.stack, stack => expect(stack).toHaveLength(10))
  })

  test('a tab is not reached by navigateTo, and is found again as it was left', async () => {
    await open()
    await weapp.tap('走错路')
    await weapp.waitFor('navigateTo:fail can not navigateTo a tabbar page')
    await weapp.tap('碰这里')
    await weapp.tap('别处')
    await weapp.waitFor('home onHide')
    await weapp.tap('家')
    await weapp.waitFor('碰到 outer')
  })

  test('a question of the phone is answered by touch, one for the person by the test', async () => {
    await open()
    await weapp.tap('问一问')
    await weapp.tap('取消')
    await weapp.waitFor('算了')
    await weapp.tap('够不着')
    await weapp.waitFor('scanCode:fail cancel')
    await weapp.answer('scanCode', { ok: { result: 'c.abc' } })
    await weapp.tap('够不着')
    await weapp.waitFor('c.abc')
    await weapp.answer('getPhoneNumber', { ok: { code: 'p1' } })
    await weapp.tap('要手机号')
    await weapp.waitFor('p1')
  })

  test('a page has its own style and that of all, in rpx of the width', async () => {
    await open({ width: 400 })
    const box = () => weapp.page.locator('.half').filter({ visible: true }).boundingBox()
    expect(await box()).toMatchObject({ width: 200, height: 10 })
    await weapp.tap('别处')
    await weapp.waitFor('别处的页')
    expect(await box()).toMatchObject({ width: 200, height: 99 })
    await weapp.tap('家')
    await weapp.waitFor('碰这里')
    expect(await box()).toMatchObject({ height: 10 })
  })

  test('a cloud function is called as the person whose session it is', async () => {
    const heard: unknown[] = []
    const server = createServer(async (req, res) => {
      let body = ''
      for await (const chunk of req) body += chunk
      heard.push(req.url, req.headers.authorization, JSON.parse(body))
      res.setHeader('content-type', 'application/json').end(JSON.stringify({ said: '听到了' }))
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    await open({ gateway: `http://127.0.0.1:${port}`, token: 't-lin' })
    await weapp.tap('叫云函数')
    await weapp.waitFor('听到了')
    expect(heard).toEqual([
      '/call',
      'Bearer t-lin',
      { system: 'echo', action: 'say', input: { words: '好' }, requestId: 'r1' },
    ])
    server.closeAllConnections()
    server.close()
  })

  test('a call without a network fails in the cloud’s words', async () => {
    await open()
    await weapp.page.context().setOffline(true)
    await weapp.tap('叫云函数')
    await weapp.waitFor('cloud.callFunction:fail')
  })
})

describe('what a phone refuses', () => {
  test('there is no window, no document, no fetch and no code from text', async () => {
    await open()
    await weapp.tap('看世界')
    await weapp.waitFor('undefined undefined undefined undefined object function EvalError')
  })

  test('an unknown API is noted', async () => {
    await open()
    expect(await weapp.unknownApis()).toEqual([])
    await weapp.tap('够不着')
    await soon(weapp.unknownApis, names => expect(names).toEqual(['sendGift']))
  })

  test('every setData is measured in bytes of UTF-8', async () => {
    await open()
    await weapp.tap('到此为止')
    await weapp.waitFor('拦下了')
    const log = await weapp.setDataLog()
    expect(log.at(-1)).toEqual({ page: 'pages/home/index', bytes: 20, paths: 1 })
  })

  test('a script that takes from another sub-package is found, and fails when it runs', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'niangjia-weapp-'))
    cpSync(dist, copy, { recursive: true })
    writeFileSync(join(copy, 'pages/home/index.js'), "require('../../away/pages/far/index')\nPage({})")
    writeFileSync(join(copy, 'near/made.js'), 'module.exports = eval("1")')
    const program = readMiniProgram(copy)
    expect(crossedBorders(program)).toEqual(['pages/home/index.js → away/pages/far/index'])
    expect(codeFromText(program)).toEqual([expect.stringMatching(/^near\/made\.js: .*eval\($/)])
    await open({ dist: copy })
    await soon(weapp.errors, errors =>
      expect(errors).toEqual([expect.stringContaining('of another package')]),
    )
    rmSync(copy, { recursive: true })
  })
})
