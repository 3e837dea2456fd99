import type { Cell, Line } from '../kit/book/cell'
import { headingIn, mappingOf, propose, unsettled } from './heading'
import { meeting } from './people'

const cell = (text: string, merged: Cell['merged'] = null): Cell => ({
  text,
  fault: null,
  kind: text ? 'text' : 'empty',
  formula: false,
  merged,
})
const lines = (rows: (string | Cell)[][]): Line[] =>
  rows.map((cells, i) => ({
    line: i + 1,
    hidden: false,
    cells: cells.map(one => (typeof one === 'string' ? cell(one) : one)),
  }))
const number = '330199198503121008'
const found = (rows: (string | Cell)[][]) => {
  const given = lines(rows)
  const heading = headingIn(given)
  return heading && { heading, proposals: propose(heading, given), given }
}

test('titles are found below other lines, in other words, with blanks, stars and remarks', () => {
  const got = found([
    ['某某公司会员花名册'],
    ['填报单位：某某工会', '联系电话：0571-1'],
    ['序号', '姓 名*', '证件号码（必填）', '联系电话', '部门/车间'],
    ['1', '甲一', number, '13700000001', '一车间'],
  ])
  expect(got?.heading.line).toBe(3)
  expect(mappingOf(got?.proposals ?? [])).toEqual([null, 'name', 'idNumber', 'phone', 'department'])
  expect(unsettled(got?.proposals ?? [], true)).toBe(false)
  expect(unsettled(got?.proposals ?? [], false)).toBe(true)
})

test('of two columns that could be the same the more exact one is', () => {
  const got = found([
    ['姓名', '联系电话', '手机号', '紧急联系电话'],
    ['甲一', '0571-1', '13700000001', '13700000002'],
  ])
  expect(mappingOf(got?.proposals ?? [])).toEqual(['name', null, 'phone', null])
})

test('a title nobody knows is asked about, with two examples and what its values can only be', () => {
  const got = found([
    ['姓名', '号', '手机'],
    ['甲一', number, '13700000001'],
  ])
  expect(got?.proposals[1]).toEqual({
    column: 1,
    title: '号',
    samples: [number],
    field: 'idNumber',
    sure: false,
  })
  expect(unsettled(got?.proposals ?? [], true)).toBe(true)
})

test('a tab without people or titles is no list', () => {
  expect(found([['填表说明：请勿改动列名'], ['一、先填姓名']])).toBeNull()
})

test('words between and below people are nobody, numbered empty lines are nothing', () => {
  const rows = [
    ['序号', '姓名', '身份证号', '手机号'],
    ['1', '甲一', number, '13700000001'],
    [cell('二车间', 'first'), cell('', 'rest'), cell('', 'rest'), cell('', 'rest')],
    ['序号', '姓名', '身份证号', '手机号'],
    ['2', '', '', ''],
    ['合 计', '1人', '', ''],
    ['', '没有号码', '', ''],
  ]
  const got = found(rows)
  if (!got) throw new Error('no heading')
  const meet = meeting(got.heading, mappingOf(got.proposals))
  expect(got.given.slice(1).map(line => meet(line).is)).toEqual([
    'person',
    'aside',
    'aside',
    'blank',
    'aside',
    'person',
  ])
})

test('a value merged downwards is everybody\u2019s, one merged across is nobody\u2019s', () => {
  const rows = [
    ['姓名', '身份证号', '部门', '岗位'],
    ['甲一', number, cell('一车间', 'first'), '车工'],
    ['甲二', number, cell('', 'rest'), '焊工'],
    ['甲三', number, cell('二车间', 'first'), cell('', 'rest')],
  ]
  const got = found(rows)
  if (!got) throw new Error('no heading')
  const meet = meeting(got.heading, mappingOf(got.proposals))
  const met = got.given.slice(1).map(meet)
  expect(met.map(one => (one.is === 'person' ? one.cells[2]?.text : ''))).toEqual([
    '一车间',
    '一车间',
    '二车间',
  ])
  expect(met.map(one => (one.is === 'person' ? one.fault !== null : null))).toEqual([false, false, true])
})
