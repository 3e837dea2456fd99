import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fitting } from './matching'

const stated = (system: string): { happenings: { label: string; words: string[] }[] } =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../systems', system, 'system.json'), 'utf8'))
const all = [...stated('mediation').happenings, ...stated('circles').happenings]

test.each([
  ['老板三个月没给我发工资了', '拖欠工资'],
  ['工钱一直拖着', '拖欠工资'],
  ['突然把我开除了', '被辞退'],
  ['上个月加班费没有算', '加班没给钱'],
  ['干了半年没有合同', '没签合同'],
  ['公司不给我交社保', '没缴社保'],
  ['机器压到手', '受了伤'],
  ['不知道找谁问问', '拿不准，找联系人问一句'],
])('%s leads to %s', (said, label) => {
  expect(fitting(said, all)[0]?.label).toBe(label)
})

test('nothing said shows every answer, nothing that fits shows none', () => {
  expect(fitting('  ', all)).toHaveLength(all.length)
  expect(fitting('zzz', all)).toEqual([])
})
