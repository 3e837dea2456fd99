/** @jest-environment jsdom */
import { act, createElement, type ReactNode } from 'react'
import { TableAtDesk } from '../../../src/kit/ui/TableAtDesk'
import type { TableProps } from '../../../src/kit/ui/TableColumn'

jest.mock('@tarojs/components', () => ({ View: 'div', Text: 'span', Input: 'input', Textarea: 'textarea' }))
jest.mock('@tarojs/taro', () => ({}))
jest.mock('../../../src/kit/ui/Loaded', () => ({ Refused: () => null }))

/** React's own types for the browser are not among ours. */
type Root = { render(what: ReactNode): void; unmount(): void }
const { createRoot }: { createRoot(at: Element): Root } = require('react-dom/client')

type Person = { id: string; name: string; age: number }

const people: Person[] = [
  { id: 'p1', name: '陈志强', age: 41 },
  { id: 'p2', name: '苏晓梅', age: 9 },
  { id: 'p3', name: '周建国', age: 35 },
]

let root: Root
let taken: string[][]

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  process.env.TARO_ENV = 'h5'
  document.body.innerHTML = '<main></main>'
  root = createRoot(document.querySelector('main') ?? document.body)
  taken = []
  await act(async () => root.render(createElement(TableAtDesk<Person>, table)))
})

afterEach(() => act(async () => root.unmount()))

const table: TableProps<Person> = {
  label: '人',
  of: {
    rows: people,
    waiting: false,
    refusal: null,
    reload() {},
    more: true,
    loadMore() {},
    loadingMore: false,
    moreRefusal: null,
  },
  columns: [
    { id: 'name', title: '姓名', cell: ({ name }) => name, value: ({ name }) => name },
    { id: 'age', title: '年龄', cell: ({ age }) => age, value: ({ age }) => age, figures: true },
  ],
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  row: () => null,
  empty: null,
  side: createElement('span', null, '导出'),
  forPicked(items, forget) {
    const take = () => {
      taken.push(items.map(({ id }) => id))
      forget()
    }
    return createElement('button', { type: 'button', onClick: take }, '拿走')
  },
}

const box = (label: string) => document.querySelector<HTMLElement>(`button[aria-label="${label}"]`)
const button = (words: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)
const click = (element: HTMLElement | null | undefined) => act(async () => element?.click())
const said = () => document.body.textContent ?? ''
const names = () => [...document.querySelectorAll('tbody tr td:nth-child(2)')].map(td => td.textContent)

test('rows are picked one by one, counted, handed over together and forgotten', async () => {
  expect(said()).not.toContain('选了')
  await click(box('选 陈志强'))
  await click(box('选 周建国'))
  expect(said()).toContain('选了 2 行')
  expect([...document.querySelectorAll('tr[aria-selected="true"]')]).toHaveLength(2)
  await click(button('拿走'))
  expect(taken).toEqual([['p1', 'p3']])
  expect(said()).not.toContain('选了')
})

test('all that are listed are picked at once, and let go at once', async () => {
  await click(box('选列出的全部'))
  expect(said()).toContain('选了 3 行')
  await click(button('不选了'))
  expect(said()).not.toContain('选了')
})

test('Space picks the row one stands on', async () => {
  const row = document.querySelector<HTMLElement>('tbody tr')
  await act(async () => row?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true })))
  expect(said()).toContain('选了 1 行')
})

test('numbers are sorted as numbers', async () => {
  await click(button('年龄'))
  expect(names()).toEqual(['苏晓梅', '周建国', '陈志强'])
})

test('it says that more is behind what it sorts, and holds a place to take it along', () => {
  expect(said()).toContain('列出 3 行，后面还有')
  expect(said()).toContain('导出')
})
