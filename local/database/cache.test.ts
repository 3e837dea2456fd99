import { createCache } from './cache'

const kept = (id: string, characters = 10) => ({
  row: 1,
  version: 1,
  text: 'x'.repeat(characters),
  doc: { _id: id },
})

test('it keeps no more characters than it was given', () => {
  const cache = createCache(100)
  const ids = Array.from({ length: 1000 }, (_, i) => `d${i}`)
  for (const id of ids) cache.set(id, kept(id))
  expect(ids.filter(id => cache.peek(id)).length).toBeLessThanOrEqual(10)
  expect(cache.peek('d999')).toEqual(kept('d999'))
})

test('a document in use stays while others come and go', () => {
  const cache = createCache(100)
  cache.set('busy', kept('busy'))
  for (let i = 0; i < 1000; i += 1) {
    cache.set(`d${i}`, kept(`d${i}`))
    expect(cache.get('busy')).toEqual(kept('busy'))
  }
})

test('what was dropped or cleared is gone, in whichever half it was', () => {
  const cache = createCache(100)
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) cache.set(id, kept(id))
  for (const id of ['a', 'f']) {
    expect(cache.peek(id)).toBeDefined()
    cache.drop(id)
    expect(cache.peek(id)).toBeUndefined()
  }
  cache.clear()
  expect(cache.get('b')).toBeUndefined()
})

test('the newest words about a document replace the older', () => {
  const cache = createCache(100)
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) cache.set(id, kept(id))
  cache.set('a', { ...kept('a'), version: 2 })
  expect(cache.get('a')?.version).toBe(2)
})

test('a document larger than the whole is kept alone', () => {
  const cache = createCache(100)
  cache.set('large', kept('large', 500))
  expect(cache.get('large')).toBeDefined()
  cache.set('next', kept('next'))
  cache.set('other', kept('other'))
  for (let i = 0; i < 20; i += 1) cache.set(`d${i}`, kept(`d${i}`))
  expect(cache.peek('large')).toBeUndefined()
})

test('keeping the hundred-thousandth costs no more than the first ones did', () => {
  const cache = createCache(10_000_000)
  const fill = (from: number) => {
    const began = performance.now()
    for (let i = from; i < from + 50_000; i += 1) cache.set(`d${i}`, kept(`d${i}`, 100))
    return performance.now() - began
  }
  const [first, ...later] = [0, 50_000, 100_000, 150_000, 200_000].map(fill)
  expect(Math.min(...later)).toBeLessThan(10 * (first ?? 0))
})
