import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openHome, type TestHome } from '../../conformance/services/home'
import { rawRequest } from './raw'

let home: TestHome
beforeAll(async () => {
  home = await openHome()
})
afterAll(() => home.stop())

const raw = (path: string, headers?: Record<string, string>) => rawRequest(home.url, path, headers)

test('no path leads out of the h5 folder', async () => {
  const h5 = join(home.dist, 'h5')
  mkdirSync(h5, { recursive: true })
  writeFileSync(join(h5, 'index.html'), '<title>home</title>')
  writeFileSync(join(home.dist, 'secret.txt'), 'secret')
  expect((await raw('/')).text).toBe('<title>home</title>')
  const ways = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/a/../../secret.txt',
    '/%00',
    '/%zz',
  ]
  for (const way of [...ways, '//../secret.txt', '/....//secret.txt', '/..%5csecret.txt']) {
    const { status, text } = await raw(way)
    expect([way, status, text.includes('secret.txt') || text === 'secret']).toEqual([way, 404, false])
  }
})

test('the h5 comes with its type, a tag and packed when it is worth it', async () => {
  mkdirSync(join(home.dist, 'h5', 'js'), { recursive: true })
  writeFileSync(join(home.dist, 'h5', 'js', 'app.0123abcd.js'), 'let a = 1\n'.repeat(1000))
  const page = await fetch(`${home.url}/js/app.0123abcd.js`, { headers: { 'accept-encoding': 'br' } })
  expect(page.headers.get('content-type')).toContain('text/javascript')
  expect(page.headers.get('content-encoding')).toBe('br')
  expect(page.headers.get('cache-control')).toContain('immutable')
  expect(await page.text()).toBe('let a = 1\n'.repeat(1000))
  const tag = page.headers.get('etag') ?? ''
  const again = await raw('/js/app.0123abcd.js', { 'if-none-match': tag })
  expect([again.status, again.text]).toEqual([304, ''])
})
