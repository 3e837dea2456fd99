import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Engine } from '../engine/engine-type'
import type { Document, Filter, IndexSpec, QueryReport } from '../engine/types'
import { openEngine } from './engine'
import { testOf } from './filter'
import { inOrder } from './in-order'

let folder: string
let engine: Engine
const reports: QueryReport[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'niangjia-plan-'))
  const onUnserved = (report: QueryReport) => void reports.push(report)
  engine = openEngine({ file: join(folder, 'p.db'), now: () => 0, onUnserved })
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

const scalar = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 3, arbitrary: fc.constantFrom('a', 'ab', 'b', '', 'a\u0000', '甲', '甲乙') },
  fc.constantFrom<unknown>(null, true, false, new Date(0), new Date(5), -0.5, 1e300),
)
const held = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 4, arbitrary: fc.array(fc.nat(4), { maxLength: 3 }) },
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ k: scalar }, { requiredKeys: [] }),
  fc.array(fc.record({ k: scalar }, { requiredKeys: [] }), { maxLength: 2 }),
)
const plainDoc = fc.record({ a: scalar, b: scalar, c: scalar }, { requiredKeys: [] })
const listDoc = fc.record({ a: held, b: scalar, c: scalar }, { requiredKeys: [] })
const docs = fc.oneof(
  fc.array(plainDoc, { maxLength: 25 }),
  fc.array(listDoc, { maxLength: 8 }),
  fc.array(listDoc, { maxLength: 25 }),
)

const field = fc.constantFrom('a', 'a', 'a', 'b', 'c', 'a.k', '_id')
const direction = fc.constantFrom<1 | -1>(1, -1)
const index: fc.Arbitrary<IndexSpec> = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'a', 'b', 'c', 'a.k'), direction), {
    minLength: 1,
    maxLength: 3,
    selector: ([path]) => path,
  })
  .chain(fields => direction.map(last => ({ fields: [...fields, ['_id', last]] })))

const bound = fc.constantFrom('$gt', '$gte', '$lt', '$lte')
const condition: fc.Arbitrary<unknown> = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.tuple(bound, scalar).map(([name, value]) => ({ [name]: value })),
  fc.tuple(bound, scalar, bound, scalar).map(([n, v, m, w]) => ({ [n]: v, [m]: w })),
  { weight: 3, arbitrary: fc.tuple(fc.nat(4), fc.nat(4)).map(([$gt, $lt]) => ({ $gt, $lt })) },
  fc.record({ $all: fc.array(scalar, { minLength: 1, maxLength: 2 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $elemMatch: fc.record({ k: scalar }) }),
  fc.constantFrom(/^a/, /^甲/, /b$/, /^ab?/),
)
const simple = fc.dictionary(field, condition, { minKeys: 1, maxKeys: 3 })
const filter: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 6, arbitrary: simple },
  fc.record({ $and: fc.array(simple, { minLength: 1, maxLength: 3 }) }),
  fc.tuple(simple, fc.array(simple, { minLength: 1, maxLength: 3 })).map(([rest, $or]) => ({ ...rest, $or })),
)
const sort = fc.uniqueArray(fc.tuple(field, direction), { maxLength: 3, selector: ([path]) => path })

let count = 0
async function collection(
  documents: object[],
  indexes: IndexSpec[],
): Promise<{ name: string; all: Document[] }> {
  count += 1
  const name = `c${count}`
  await engine.declare([{ name, indexes }])
  await engine.insert(
    name,
    documents.map((doc, i) => ({ _id: `x${String(i).padStart(2, '0')}`, ...doc })),
  )
  return { name, all: await engine.find(name, { filter: {} }) }
}

/** In the order of the first index, forwards or backwards and perhaps from its second field on, or in any. */
const asked = fc.record({ by: sort, along: fc.boolean(), turn: direction, from: fc.nat(2) })

function orderOf(
  indexes: IndexSpec[],
  { by, along, turn, from }: typeof asked extends fc.Arbitrary<infer A> ? A : never,
) {
  const fields = along ? (indexes[0]?.fields ?? []) : []
  const given = fields.map((one): [string, 1 | -1] => {
    const [path, stored] = typeof one === 'string' ? [one, 1 as const] : one
    return [path, stored === turn ? 1 : -1]
  })
  const order = along ? given.slice(from) : by
  const last: [string, 1 | -1] = ['_id', 1]
  return order.some(([path]) => path === '_id') ? order : [...order, last]
}

test('whatever the indexes, a query finds what every document looked at would give, in the order asked for', async () => {
  const indexes = fc.array(index, { maxLength: 3 })
  const rule = async (documents: object[], specs: IndexSpec[], where: Filter, order: [string, 1 | -1][]) => {
    const { name, all } = await collection(documents, specs)
    const expected = inOrder(all.filter(testOf(where)), order, doc => doc).map(({ _id }) => _id)
    const find = { filter: where, sort: Object.fromEntries(order) }
    const ids = async (more: object) => (await engine.find(name, { ...find, ...more })).map(({ _id }) => _id)
    expect(await ids({})).toEqual(expected)
    expect(await ids({ skip: 2, limit: 3 })).toEqual(expected.slice(2, 5))
    expect((await ids({ sort: {} })).sort()).toEqual([...expected].sort())
    expect(await engine.count(name, where)).toBe(expected.length)
  }
  const property = fc.asyncProperty(docs, indexes, filter, asked, (documents, specs, where, by) =>
    rule(documents, specs, where, orderOf(specs, by)),
  )
  await fc.assert(property, { numRuns: 2500 })
})

test('changes and removals leave every index as if it had been built afterwards', async () => {
  const change = fc.record({ filter: simple, set: plainDoc, remove: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(
      docs,
      fc.array(index, { minLength: 1, maxLength: 3 }),
      fc.array(change, { maxLength: 5 }),
      async (documents, indexes, changes) => {
        const { name } = await collection(documents, indexes)
        for (const { filter: where, set, remove } of changes) {
          if (remove) await engine.remove(name, { filter: where, multi: true })
          else if (Object.keys(set).length > 0)
            await engine.update(name, { filter: where, update: { $set: set }, multi: true })
        }
      },
    ),
    { numRuns: 150 },
  )
  expect(await engine.integrity()).toMatchObject({ ok: true, problems: [] })
})
