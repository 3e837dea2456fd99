import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine, Find } from '../engine/engine-type'
import { EngineError, type IndexSpec, type QueryReport } from '../engine/types'
import { openEngine } from './engine'

let folder: string
let engine: Engine
let reports: QueryReport[]
const posts = 5000
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'niangjia-serving-'))
  engine = openEngine({
    file: join(folder, 's.db'),
    now: () => 0,
    onUnserved: report => void reports.push(report),
  })
  const indexes: IndexSpec[] = [
    { fields: ['circle', ['at', -1], ['_id', -1]] },
    { fields: ['to', ['at', -1], ['_id', -1]] },
    { fields: ['number'], unique: true },
    { fields: ['name'] },
  ]
  await engine.declare([{ name: 'posts', indexes }])
  await engine.bulkLoad('posts', everyPost())
})
beforeEach(() => {
  reports = []
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

/** 100 circles of 50 posts; three posts share each instant. */
function* everyPost() {
  for (let i = 0; i < posts; i += 1) {
    const circle = i % 100
    yield {
      _id: `p${String(i).padStart(5, '0')}`,
      circle,
      to: [circle, (circle + 1) % 100],
      at: Math.floor(i / 300),
      number: i,
      name: `篇${i}`,
      read: i % 2 === 0,
    }
  }
}

const ids = async (find: Find) => (await engine.find('posts', find)).map(({ _id }) => _id)
const newest = { at: -1, _id: -1 } as const
const fifty = Array.from({ length: 50 }, (_, i) => i * 2)

const served: [rule: string, find: Find, count: number][] = [
  ['equality on the first field', { filter: { circle: 7 } }, 50],
  ['equality and the order behind it', { filter: { circle: 7 }, sort: newest, limit: 20 }, 20],
  ['the order backwards', { filter: { circle: 7 }, sort: { at: 1, _id: 1 }, limit: 20 }, 20],
  ['a range and its order', { filter: { circle: 7, at: { $lte: 9 } }, sort: newest, limit: 20 }, 20],
  [
    'a page behind a cursor',
    {
      filter: { circle: 7, at: { $lte: 9 }, $or: [{ at: { $lt: 9 } }, { _id: { $lt: 'p02707' } }] },
      sort: newest,
      limit: 20,
    },
    20,
  ],
  ['the newest of fifty circles', { filter: { circle: { $in: fifty } }, sort: newest, limit: 20 }, 20],
  ['the newest of fifty lists', { filter: { to: { $in: fifty } }, sort: newest, limit: 20 }, 20],
  ['a value and a condition no index knows', { filter: { circle: 7, read: true } }, 0],
  [
    'several, nested in and',
    { filter: { $and: [{ circle: 7 }, { $and: [{ at: { $gte: 3 } }] }] }, sort: newest, limit: 5 },
    5,
  ],
  ['all of a list', { filter: { to: { $all: [7, 8] } } }, 50],
  ['a unique value, in any order', { filter: { number: 77 }, sort: { read: 1 } }, 1],
  ['ids, in any order', { filter: { _id: { $in: ['p00001', 'p00002', 'nobody'] } }, sort: { at: 1 } }, 2],
  ['a range of ids in their order', { filter: { _id: { $gt: 'p00010' } }, sort: { _id: 1 }, limit: 3 }, 3],
  ['the beginning of a name', { filter: { name: /^篇12/ } }, 111],
  ['either of two, an index each', { filter: { $or: [{ number: 5 }, { circle: 7 }] } }, 51],
  ['everything, in no order', { filter: {}, limit: 10 }, 10],
  ['everything in an order kept', { filter: {}, sort: { name: 1 }, limit: 10 }, 10],
]

test.each(served)('an index serves %s', async (_rule, find, count) => {
  expect(await ids(find)).toHaveLength(count)
  expect(reports).toEqual([])
})

const unserved: [rule: string, find: Find][] = [
  ['a field of no index', { filter: { read: true } }],
  ['a field that is only second', { filter: { at: 3 } }],
  ['an order of no index', { filter: {}, sort: { read: 1 } }],
  ['an order the index does not go on with', { filter: { circle: 7 }, sort: { read: 1 } }],
  ['an order with mixed directions', { filter: { circle: 7 }, sort: { at: -1, _id: 1 } }],
  ['either of two of which one has no index', { filter: { $or: [{ number: 5 }, { read: true }] } }],
  ['all but one value', { filter: { circle: { $ne: 7 } } }],
  ['the middle of a name', { filter: { name: /12/ } }],
]

test.each(unserved)('%s is answered and reported', async (_rule, find) => {
  const found = await ids(find)
  expect(found.length).toBeGreaterThan(0)
  expect(reports).toHaveLength(1)
  expect(reports[0]).toMatchObject({ collection: 'posts', query: find.filter, sort: find.sort ?? {} })
  expect(reports[0]?.scanned).toBeGreaterThanOrEqual(found.length)
})

test('a count, an update and a removal that no index leads to are reported too', async () => {
  await engine.count('posts', { read: true, at: 4 })
  await engine.update('posts', { filter: { read: 'never' }, update: { $set: { a: 1 } }, multi: true })
  await engine.remove('posts', { filter: { read: 'never' }, multi: true })
  expect(reports.map(({ scanned }) => scanned)).toEqual([posts, posts, posts])
})

test('pages by cursor hold every document once, in order', async () => {
  const whole = await ids({ filter: { circle: 7 }, sort: newest })
  const seen: string[] = []
  let last: { at: number; _id: string } | undefined
  for (;;) {
    const behind = last && {
      at: { $lte: last.at },
      $or: [{ at: { $lt: last.at } }, { _id: { $lt: last._id } }],
    }
    const page = await engine.find('posts', { filter: { circle: 7, ...behind }, sort: newest, limit: 7 })
    seen.push(...page.map(({ _id }) => _id))
    const end = page.at(-1)
    if (!end) break
    last = { at: Number(end.at), _id: end._id }
  }
  expect(seen).toEqual(whole)
  expect(seen).toHaveLength(50)
})

test('the newest of many lists come merged, each once', async () => {
  const found = await engine.find('posts', { filter: { to: { $in: [7, 8] } }, sort: newest, limit: 30 })
  const keys = found.map(({ at, _id }) => `${String(at).padStart(3, '0')}/${_id}`)
  expect(keys).toEqual([...keys].sort().reverse())
  expect(new Set(keys).size).toBe(30)
})

test('what was found may be changed without changing what is kept', async () => {
  const find = { filter: { _id: 'p00001' } }
  const [doc] = await engine.find('posts', find)
  if (doc) doc.to = 'changed'
  const got = await engine.get('posts', 'p00001')
  if (got) got.circle = 'changed'
  expect((await engine.find('posts', find))[0]).toMatchObject({ to: [1, 2], circle: 1 })
})

test('an index declared later is built over what is there, and again changes nothing', async () => {
  const later = [{ name: 'posts', indexes: [{ fields: ['read', 'number'] }] }]
  await engine.declare(later)
  const { entries } = await engine.integrity()
  await engine.declare(later)
  expect(await engine.integrity()).toMatchObject({ ok: true, problems: [], entries })
  expect(await engine.count('posts', { read: true })).toBe(posts / 2)
  expect(reports).toEqual([])
})

test('a unique index over values that are not is refused and leaves nothing behind', async () => {
  await expect(
    engine.declare([{ name: 'posts', indexes: [{ fields: ['circle'], unique: true }] }]),
  ).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
  await engine.insert('posts', [{ _id: 'still', circle: 7, number: -1 }])
  await engine.remove('posts', { filter: { _id: 'still' } })
  expect(await engine.integrity()).toMatchObject({ ok: true })
})

test.each([[{ fields: [] }], [{ fields: ['a', 'a'] }], [{ fields: ['a..b'] }], [{ fields: ['$a'] }]])(
  '%j is no index',
  async spec => {
    await expect(engine.declare([{ name: 'odd', indexes: [spec] }])).rejects.toBeInstanceOf(EngineError)
    expect(engine.collections()).not.toContain('odd')
  },
)
