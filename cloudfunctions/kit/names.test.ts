import { nameFault, tidyName } from './names'

test.each([
  ['苏晓梅', '苏晓梅'],
  ['苏 晓 梅', '苏晓梅'],
  ['艾力•买买提', '艾力·买买提'],
  ['艾力 ・ 买买提', '艾力·买买提'],
  ['\u200b苏\u200d晓\ufeff梅', '苏晓梅'],
  ['  John   Smith ', 'John Smith'],
])('%j is kept as %s', (typed, kept) => {
  expect(tidyName(typed)).toBe(kept)
  expect(nameFault(kept)).toBeNull()
})

test('names of one character and of over twenty are names', () => {
  const long = '阿不都热合曼·阿不都克里木·买买提依明·吐尔逊江·艾'
  expect([...long].length).toBeGreaterThan(20)
  expect([nameFault('丑'), nameFault(long)]).toEqual([null, null])
})

test.each([
  ['\u202e梅晓苏', 'strange'],
  ['苏晓梅\u2066', 'strange'],
  ['=1+1', 'strange'],
  ['<b>梅</b>', 'strange'],
  ['13900000000', 'strange'],
  ['', 'strange'],
  ['\ue000晓梅', 'strange'],
  ['苏\ue000梅', 'unshown'],
  ['苏\ufffd梅', 'unshown'],
  ['系统', 'taken'],
  ['系 统', 'taken'],
  ['Admin', 'taken'],
  ['已注销', 'taken'],
  ['梅'.repeat(51), 'long'],
])('%j is no name', (typed, fault) => {
  const found = nameFault(tidyName(typed))
  expect(found === fault || (fault === 'strange' && found === 'unshown')).toBe(true)
})
