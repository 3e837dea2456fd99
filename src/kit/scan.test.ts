jest.mock('@tarojs/taro', () => ({}))

import { codeIn } from './scan'

describe('what was scanned', () => {
  test('a link of the desk holds its code behind s', () => {
    expect(codeIn('http://127.0.0.1:4300/#/q?s=c.Abcd1234')).toBe('c.Abcd1234')
  })
  test('a mini-program code comes back as a path with an escaped scene', () => {
    expect(codeIn('pages/code/index?scene=c.Abcd1234')).toBe('c.Abcd1234')
    expect(codeIn('pages/code/index?scene=d.01ABC%2EWXYZ')).toBe('d.01ABC.WXYZ')
  })
  test('a bare code is itself', () => {
    expect(codeIn(' c.Abcd1234 ')).toBe('c.Abcd1234')
  })
  test('anything else is no code', () => {
    expect(codeIn('https://example.com/')).toBeNull()
    expect(codeIn('hello')).toBeNull()
  })
})
