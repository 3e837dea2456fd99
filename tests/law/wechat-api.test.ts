import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './tree'

const rows = readFileSync(join(root, 'docs/WECHAT-API.md'), 'utf8')
  .split('\n')
  .filter(line => /^\| `(Taro\.|use|openType)/.test(line))
  .map(line => line.split('|').map(cell => cell.trim()))
  .map(([, name = '', version = '', without = '']) => ({ name: name.replaceAll('`', ''), version, without }))

/** What a source asks of WeChat or Taro: `Taro.x`, `Taro.cloud.x`, a hook, the kind of an open button. */
function askedIn(source: string): string[] {
  const calls = [...source.matchAll(/\bTaro\.(cloud\.)?([a-z]\w*)/gi)].map(
    ([, cloud = '', name]) => `Taro.${cloud}${name}`,
  )
  const named = [...source.matchAll(/import\s+(type\s+)?[^;]*?\{([^}]*)\}\s*from '@tarojs\/taro'/g)]
    .filter(([, type]) => !type)
    .flatMap(([, , names = '']) => names.split(','))
    .map(name => name.trim())
    .filter(name => name && !name.startsWith('type '))
  const buttons = [...source.matchAll(/openType=\{?["']([^"']+)["']/g)].map(
    ([, kind]) => `openType="${kind}"`,
  )
  return [...calls, ...named, ...buttons]
}

const asked = new Set(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap(file => askedIn(readFileSync(join(root, 'src', file), 'utf8'))),
)
const listed = rows.map(({ name }) => name)

test('everything that pages ask of WeChat is in the table', () => {
  expect([...asked].filter(name => !listed.includes(name))).toEqual([])
})

test('nothing is in the table that no page asks for, and nothing twice', () => {
  expect(listed.filter(name => !asked.has(name))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
})

test('each names a base library and says what a person meets without it; a dash only what Taro does alone', () => {
  for (const { name, version, without } of rows) {
    if (version === '—') expect([name, without]).toEqual([name, ''])
    else
      expect([name, version, without]).toEqual([
        name,
        expect.stringMatching(/^\d+\.\d+\.\d+$/),
        expect.stringMatching(/\.$/),
      ])
  }
})

test('a new API, hook or open button would be found', () => {
  const planted = `
    import Taro, { type Planted, usePullDownRefresh } from '@tarojs/taro'
    import type { Only } from '@tarojs/taro'
    void Taro.makePhoneCall({})
    void Taro.cloud.getTempFileURL({})
    const a = <Button openType="share" />`
  expect(askedIn(planted)).toEqual([
    'Taro.makePhoneCall',
    'Taro.cloud.getTempFileURL',
    'usePullDownRefresh',
    'openType="share"',
  ])
})
