import { randomBytes } from 'node:crypto'
import { derivedId, randomToken } from './ids'

const key = () => ({ id: 'k1', key: randomBytes(32).toString('base64') })
process.env.NIANGJIA_KEYS = JSON.stringify({ cipher: key(), mac: key() })

const { blindMark, maskIdNumber, maskName, maskPhone, seal, unseal } =
  jest.requireActual<typeof import('./crypto')>('./crypto')

test('what is sealed reads back, never looks the same twice and does not show itself', () => {
  const first = seal('330199199208154127')
  expect(unseal(first)).toBe('330199199208154127')
  expect(seal('330199199208154127').box).not.toBe(first.box)
  expect(Buffer.from(first.box, 'base64').toString('latin1')).not.toContain('3301')
})

test('one changed byte makes it unreadable', () => {
  const { key: id, box } = seal('13800138000')
  const bytes = Buffer.from(box, 'base64')
  for (const place of [0, 13, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(() => unseal({ key: id, box: changed.toString('base64') })).toThrow()
  }
})

test('equal texts have equal marks, of one kind only', () => {
  expect(blindMark('phone', '13800138000')).toBe(blindMark('phone', '13800138000'))
  expect(blindMark('phone', '13800138000')).not.toBe(blindMark('id', '13800138000'))
})

test('masks leave what tells people apart and no more', () => {
  expect(maskPhone('13800135678')).toBe('138****5678')
  expect(maskIdNumber('330199199208154127')).toBe('3301**********4127')
  expect(maskName('苏晓梅')).toBe('苏**')
})

test('the same parts give the same id, joined parts do not', () => {
  expect(derivedId('a', 'b')).toBe(derivedId('a', 'b'))
  expect(derivedId('a', 'b')).not.toBe(derivedId('ab'))
  expect(derivedId('a')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(randomToken(10)).not.toBe(randomToken(10))
})
