jest.mock('@tarojs/taro', () => ({ scanCode: jest.fn() }))

import Taro from '@tarojs/taro'
import { codeIn, scanCode } from './scan'

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
  test('what is no escaped text is no code either', () => {
    expect(codeIn('?s=100%')).toBeNull()
  })
})

describe('scanning', () => {
  const camera = jest.mocked(Taro.scanCode)
  const shown = (result: string) =>
    camera.mockResolvedValueOnce({
      path: '',
      result,
      scanType: 'QR_CODE',
      charSet: '',
      rawData: '',
      errMsg: '',
    })

  test('says the code, or that it is none of ours, or that the person turned back', async () => {
    shown('c.Abcd1234')
    expect(await scanCode()).toEqual({ kind: 'code', code: 'c.Abcd1234' })
    shown('https://example.com/')
    expect(await scanCode()).toEqual({ kind: 'foreign' })
    camera.mockRejectedValueOnce(new Error('scanCode:fail cancel'))
    expect(await scanCode()).toEqual({ kind: 'turned-back' })
  })
})
