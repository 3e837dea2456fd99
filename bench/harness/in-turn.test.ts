import { inTurn } from './in-turn'

test('the sides take turns, and each is run once before time is taken', async () => {
  const order: string[] = []
  const side = (name: string, ms: number) => async () => {
    order.push(name)
    return order.length <= 2 ? 1000 : ms
  }
  expect(await inTurn(side('a', 6), side('b', 3))).toEqual({ ratio: 2, a: 6, b: 3 })
  expect(order.join('')).toBe('ab'.repeat(16))
})

test('one slow turn does not move the ratio', async () => {
  let turns = 0
  const disturbed = async () => {
    turns += 1
    return turns === 8 ? 500 : 5
  }
  expect((await inTurn(disturbed, async () => 5)).ratio).toBe(1)
})
