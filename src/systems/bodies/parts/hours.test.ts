import type { Week } from '../../../../cloudfunctions/bodies/contract'
import { weekWords } from '../words'
import { isWhole, stretchesOf, weekOf } from './hours'

const week: Week = [
  [[510, 690]],
  [
    [510, 690],
    [1110, 1440],
  ],
  [[510, 690]],
  [],
  [],
  [],
  [],
]

test('a week typed again is the same week', () => {
  expect(stretchesOf(week)).toEqual([
    { days: [0, 1, 2], from: '08:30', to: '11:30' },
    { days: [1], from: '18:30', to: '00:00' },
  ])
  expect(weekOf(stretchesOf(week))).toEqual(week)
})

test('a stretch without days or times is not whole', () => {
  expect(isWhole([{ days: [], from: '08:30', to: '11:30' }])).toBe(false)
  expect(isWhole([{ days: [1], from: '', to: '11:30' }])).toBe(false)
  expect(isWhole(stretchesOf(week))).toBe(true)
})

test('days that are alike and follow each other stand in one line, closed days in none', () => {
  expect(weekWords(week)).toEqual(['周一 08:30–11:30', '周二 08:30–11:30、18:30–24:00', '周三 08:30–11:30'])
})
