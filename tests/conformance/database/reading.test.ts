import { type Cloud, type Collection, type Data, idsOf, refusal, startCloud } from '../cloud'

let cloud: Cloud
let shelf: Collection
beforeAll(async () => {
  cloud = await startCloud()
  const books = Array.from({ length: 1200 }, (_, i) => ({
    _id: `k${String(i).padStart(4, '0')}`,
    n: i,
    even: i % 2 === 0,
  }))
  const filled = await cloud.filled([], [{ fields: ['n'] }, { fields: ['even', 'n'] }])
  await cloud.engine.bulkLoad(filled.name, books)
  shelf = filled.things
})
afterAll(() => cloud.stop())

test('a query gives 100 documents when it asks for no number', async () => {
  expect((await shelf.get()).data).toHaveLength(100)
})

test('a query gives 1,000 documents at most', async () => {
  expect((await shelf.limit(1100).get()).data).toHaveLength(1000)
  const { name } = await cloud.filled()
  await cloud.engine.bulkLoad(
    name,
    Array.from({ length: 1100 }, (_, i) => ({ i })),
  )
  const { data } = await cloud.ask('database.getDocument', { collectionName: name, limit: 5000 })
  expect(data).toMatchObject({ limit: 1000 })
})

test('limit and skip cut a page', async () => {
  expect(await idsOf(shelf.orderBy('n', 'asc').skip(3).limit(2))).toEqual(['k0003', 'k0004'])
  expect(await idsOf(shelf.orderBy('n', 'desc').skip(1198).limit(10))).toEqual(['k0001', 'k0000'])
  expect(await idsOf(shelf.orderBy('n', 'asc').skip(5000))).toEqual([])
})

test('count counts beyond 1,000', async () => {
  expect((await shelf.count()).total).toBe(1200)
  expect((await shelf.where({ even: true }).count()).total).toBe(600)
  expect((await shelf.where({ n: cloud.db.command.gte(1195) }).count()).total).toBe(5)
})

test('orderBy of two fields takes the second where the first is equal', async () => {
  const rows = [
    ['b', 2],
    ['a', 2],
    ['c', 1],
  ].map(([_id, n]) => ({ _id, n, m: `${_id}` }))
  const { things } = await cloud.filled(rows)
  expect(await idsOf(things.orderBy('n', 'asc').orderBy('m', 'desc'))).toEqual(['c', 'b', 'a'])
  expect(await idsOf(things.orderBy('n', 'desc').orderBy('m', 'asc'))).toEqual(['a', 'b', 'c'])
})

const mixed: Data[] = [
  { _id: 'missing' },
  { _id: 'null', v: null },
  { _id: 'ten', v: 10 },
  { _id: 'nine', v: 9 },
  { _id: 'minus', v: -1.5 },
  { _id: 'b', v: 'b' },
  { _id: 'Ba', v: 'Ba' },
  { _id: 'han', v: '汉' },
  { _id: 'false', v: false },
  { _id: 'true', v: true },
  { _id: 'later', v: new Date(9) },
  { _id: 'earlier', v: new Date(5) },
]
const rising = [
  'missing',
  'null',
  'minus',
  'nine',
  'ten',
  'Ba',
  'b',
  'han',
  'false',
  'true',
  'earlier',
  'later',
]

test.each([
  ['in memory', []],
  ['by an index', [{ fields: ['v', '_id'] }]],
])(
  'values of every type have one order %s: nothing, numbers, text, booleans, dates',
  async (_rule, indexes) => {
    const { things } = await cloud.filled(mixed, indexes)
    expect(await idsOf(things.orderBy('v', 'asc').orderBy('_id', 'asc'))).toEqual(rising)
    expect(await idsOf(things.orderBy('v', 'desc').orderBy('_id', 'desc'))).toEqual([...rising].reverse())
  },
)

test('a list is ordered by its least element rising, its greatest falling', async () => {
  const { things } = await cloud.filled(
    [
      { _id: 'a', v: [5, 1] },
      { _id: 'b', v: 3 },
      { _id: 'c', v: [2, 4] },
    ],
    [{ fields: ['v'] }],
  )
  expect(await idsOf(things.orderBy('v', 'asc'))).toEqual(['a', 'c', 'b'])
  expect(await idsOf(things.orderBy('v', 'desc'))).toEqual(['a', 'c', 'b'])
})

test('orderBy follows a dotted path', async () => {
  const { things } = await cloud.filled([
    { _id: 'a', x: { n: 2 } },
    { _id: 'b', x: { n: 1 } },
  ])
  expect(await idsOf(things.orderBy('x.n', 'asc'))).toEqual(['b', 'a'])
})

const whole = { _id: 'x', a: 1, b: { c: 2, d: [{ e: 1, f: 2 }] }, list: [1, 2, 3] }
test.each<[string, Data, Data]>([
  ['field keeps what it names and the _id', { a: true }, { _id: 'x', a: 1 }],
  ['1 is true', { a: 1 }, { _id: 'x', a: 1 }],
  ['field leaves out what is false', { b: false, list: false }, { _id: 'x', a: 1 }],
  ['the _id can be left out', { a: true, _id: false }, { a: 1 }],
  ['a dotted path keeps the way to it', { 'b.c': true }, { _id: 'x', b: { c: 2 } }],
  ['a path through a list reaches each element', { 'b.d.e': true }, { _id: 'x', b: { d: [{ e: 1 }] } }],
  ['a path that is not there keeps nothing', { zz: true }, { _id: 'x' }],
])('%s', async (_rule, projection, expected) => {
  const { things } = await cloud.filled([whole])
  expect((await things.field(projection).get()).data).toEqual([expected])
  expect((await things.doc('x').field(projection).get()).data).toEqual(expected)
})

test('a dotted path left out leaves the rest', async () => {
  const { things } = await cloud.filled([whole])
  expect((await things.field({ 'b.d': false, list: false }).get()).data).toEqual([
    { _id: 'x', a: 1, b: { c: 2 } },
  ])
})

test('a field filtered and not shown is still filtered by', async () => {
  const { things } = await cloud.filled([{ _id: 'x', a: 1, b: 2 }])
  expect((await things.where({ b: 2 }).field({ a: true, _id: false }).get()).data).toEqual([{ a: 1 }])
})

test('inclusion and exclusion do not mix', async () => {
  const { things } = await cloud.filled([whole])
  await refusal(things.field({ a: true, list: false }).get())
})

test('what was written is read by the next call', async () => {
  const { things } = await cloud.filled([{ _id: 'x', n: 0 }])
  for (let n = 1; n <= 20; n += 1) {
    await things.doc('x').update({ data: { n } })
    expect((await things.doc('x').get()).data).toEqual({ _id: 'x', n })
  }
})
