import { meets } from '../kit/store'
import { guessesForgotten, guessing } from './guesses'
import type { Activity } from './store'

const limit = { kind: 'door-code', most: 5, windowMs: 300_000 }
const start = 300_000 * 5_900_000

type Counts = Activity['guesses']

/** Guesses at these instants, each counted while it may be; answers how many were. */
function counted(instants: readonly number[], mark = 'me'): { judged: number; guesses: Counts } {
  let judged = 0
  let guesses: Counts = {}
  for (const now of instants) {
    const { allowed, counting } = guessing(mark, limit, now)
    if (!meets({ guesses }, allowed)) continue
    judged += 1
    for (const [path, by] of Object.entries(counting.inc ?? {})) {
      const [, stretch = '', who = ''] = path.split('.')
      const held = guesses[stretch] ?? {}
      guesses = { ...guesses, [stretch]: { ...held, [who]: (held[who] ?? 0) + Number(by) } }
    }
  }
  return { judged, guesses }
}

const every = (ms: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / ms) }, (_, i) => from + i * ms)

test('in no five minutes are more guesses judged than the limit, wherever they begin', () => {
  for (const from of every(20_000, start, start + 600_000))
    expect(counted(every(1000, from, from + limit.windowMs)).judged).toBeLessThanOrEqual(limit.most)
})

test('who guessed too often may again at the instant they are told', () => {
  for (const from of every(45_000, start, start + 300_000)) {
    const instants = every(1000, from, from + 60_000)
    const { guesses } = counted(instants)
    const last = instants.at(-1) ?? 0
    const activity = Object.assign({}, { guesses }) as Activity
    const again = guessing('me', limit, last).again(activity)
    expect(again).toBeGreaterThan(last)
    expect(again - last).toBeLessThanOrEqual(2 * limit.windowMs)
    expect(meets({ guesses }, guessing('me', limit, again - 1).allowed)).toBe(false)
    expect(meets({ guesses }, guessing('me', limit, again).allowed)).toBe(true)
  }
})

test('the guesses of one are not another’s', () => {
  const { guesses } = counted(every(1000, start, start + 60_000))
  expect(meets({ guesses }, guessing('other', limit, start + 60_000).allowed)).toBe(true)
})

test('what is dropped counts no more', () => {
  const { guesses } = counted([start + 299_999])
  const later = start + 299_999 + 2 * limit.windowMs + 1
  expect(guessesForgotten(limit, later)).toBeGreaterThan(start + 299_999)
  expect(guessing('me', limit, later).again(Object.assign({}, { guesses }) as Activity)).toBe(later)
})
