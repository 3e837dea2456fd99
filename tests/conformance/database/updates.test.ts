import { type Cloud, type Command, type Data, type Db, REQUEST_FAILED, refusal, startCloud } from '../cloud'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.stop())

/** A document after an update of it through the SDK. */
async function after(before: Data, change: (_: Command, db: Db) => Data): Promise<Data | null> {
  const { things } = await cloud.filled([{ _id: 'x', ...before }])
  await things.doc('x').update({ data: change(cloud.db.command, cloud.db) })
  const { _id, ...rest } = (await things.doc('x').get()).data ?? {}
  return rest
}

type Case = [rule: string, before: Data, change: (_: Command, db: Db) => Data, after: Data]

const cases: Case[] = [
  ['a plain value replaces the value', { a: 1, b: 2 }, () => ({ a: 5 }), { a: 5, b: 2 }],
  ['several at once', { a: 1 }, () => ({ a: 2, b: '新' }), { a: 2, b: '新' }],
  [
    'a nested object changes only what it names',
    { a: { b: 1, c: 2 } },
    () => ({ a: { b: 5 } }),
    { a: { b: 5, c: 2 } },
  ],
  ['a dotted path does the same', { a: { b: 1, c: 2 } }, () => ({ 'a.b': 5 }), { a: { b: 5, c: 2 } }],
  ['set replaces the whole object', { a: { b: 1, c: 2 } }, _ => ({ a: _.set({ d: 1 }) }), { a: { d: 1 } }],
  ['a path that is not there is made', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }],
  ['an array position is a path', { a: [1, 2, 3] }, () => ({ 'a.1': 9 }), { a: [1, 9, 3] }],
  ['a position beyond the end is filled up with null', { a: [1] }, () => ({ 'a.2': 9 }), { a: [1, null, 9] }],
  ['an array replaces the array', { a: [1, 2] }, () => ({ a: [3] }), { a: [3] }],
  ['null is a value', { a: 1 }, () => ({ a: null }), { a: null }],
  ['a date stays a date', {}, () => ({ at: new Date(86_400_123) }), { at: new Date(86_400_123) }],
  ['remove takes the field away', { a: 1, b: 2 }, _ => ({ a: _.remove() }), { b: 2 }],
  ['remove of a nested field', { a: { b: 1, c: 2 } }, _ => ({ 'a.b': _.remove() }), { a: { c: 2 } }],
  ['remove of a missing field changes nothing', { b: 2 }, _ => ({ a: _.remove() }), { b: 2 }],
  ['inc adds', { n: 5 }, _ => ({ n: _.inc(-2) }), { n: 3 }],
  ['inc of a missing field begins at 0', {}, _ => ({ n: _.inc(4) }), { n: 4 }],
  ['inc takes fractions', { n: 0.5 }, _ => ({ n: _.inc(0.25) }), { n: 0.75 }],
  ['mul multiplies', { n: 5 }, _ => ({ n: _.mul(3) }), { n: 15 }],
  ['mul of a missing field gives 0', {}, _ => ({ n: _.mul(3) }), { n: 0 }],
  ['min keeps the smaller', { n: 5, m: 5 }, _ => ({ n: _.min(3), m: _.min(9) }), { n: 3, m: 5 }],
  ['max keeps the larger', { n: 5, m: 5 }, _ => ({ n: _.max(3), m: _.max(9) }), { n: 5, m: 9 }],
  ['min of a missing field sets it', {}, _ => ({ n: _.min(3) }), { n: 3 }],
  ['max of dates', { at: new Date(5) }, _ => ({ at: _.max(new Date(9)) }), { at: new Date(9) }],
  ['max orders numbers by size, not by their text', { n: 9 }, _ => ({ n: _.max(10) }), { n: 10 }],
  ['rename moves the value', { a: 1, b: 2 }, _ => ({ a: _.rename('c') }), { b: 2, c: 1 }],
  ['rename of a missing field changes nothing', { b: 2 }, _ => ({ a: _.rename('c') }), { b: 2 }],
  ['push adds at the end', { a: [1] }, _ => ({ a: _.push(2) }), { a: [1, 2] }],
  ['push of a list adds each', { a: [1] }, _ => ({ a: _.push([2, 3]) }), { a: [1, 2, 3] }],
  ['push to a missing field makes the list', {}, _ => ({ a: _.push([1]) }), { a: [1] }],
  [
    'push at a position',
    { a: [1, 4] },
    _ => ({ a: _.push({ each: [2, 3], position: 1 }) }),
    { a: [1, 2, 3, 4] },
  ],
  ['push and keep the first', { a: [1] }, _ => ({ a: _.push({ each: [2, 3], slice: 2 }) }), { a: [1, 2] }],
  ['push and keep the last', { a: [1] }, _ => ({ a: _.push({ each: [2, 3], slice: -2 }) }), { a: [2, 3] }],
  ['push and sort', { a: [10, 2] }, _ => ({ a: _.push({ each: [9], sort: 1 }) }), { a: [2, 9, 10] }],
  [
    'push, sort by a field, keep two',
    { a: [{ n: 1 }] },
    _ => ({ a: _.push({ each: [{ n: 3 }, { n: 2 }], sort: { n: -1 }, slice: 2 }) }),
    { a: [{ n: 3 }, { n: 2 }] },
  ],
  ['unshift adds in front', { a: [3] }, _ => ({ a: _.unshift([1, 2]) }), { a: [1, 2, 3] }],
  ['pop takes the last', { a: [1, 2, 3] }, _ => ({ a: _.pop() }), { a: [1, 2] }],
  ['shift takes the first', { a: [1, 2, 3] }, _ => ({ a: _.shift() }), { a: [2, 3] }],
  ['pop of an empty list leaves it', { a: [] }, _ => ({ a: _.pop() }), { a: [] }],
  ['pull takes every equal element', { a: [1, 2, 1] }, _ => ({ a: _.pull(1) }), { a: [2] }],
  ['pull by a condition', { a: [1, 5, 9] }, _ => ({ a: _.pull(_.gte(5)) }), { a: [1] }],
  [
    'pull of objects by what they hold',
    { a: [{ k: 1, v: 2 }, { k: 2 }] },
    _ => ({ a: _.pull({ k: 1 }) }),
    { a: [{ k: 2 }] },
  ],
  [
    'pull of objects by a condition on a field',
    { a: [{ k: 1 }, { k: 7 }] },
    _ => ({ a: _.pull({ k: _.gt(3) }) }),
    { a: [{ k: 1 }] },
  ],
  ['pullAll takes all of these', { a: [1, 2, 3, 2] }, _ => ({ a: _.pullAll([2, 3]) }), { a: [1] }],
  ['addToSet adds what is not there', { a: [1] }, _ => ({ a: _.addToSet(2) }), { a: [1, 2] }],
  ['addToSet adds nothing twice', { a: [1, 2] }, _ => ({ a: _.addToSet(2) }), { a: [1, 2] }],
  ['addToSet of several', { a: [1] }, _ => ({ a: _.addToSet({ each: [1, 2, 2] }) }), { a: [1, 2] }],
  [
    'addToSet compares objects by value',
    { a: [{ k: 1 }] },
    _ => ({ a: _.addToSet({ k: 1 }) }),
    { a: [{ k: 1 }] },
  ],
  ['addToSet to a missing field makes the list', {}, _ => ({ a: _.addToSet('甲') }), { a: ['甲'] }],
  [
    'a command inside a nested object',
    { a: { n: 1, m: 1 } },
    _ => ({ a: { n: _.inc(1) } }),
    { a: { n: 2, m: 1 } },
  ],
  [
    'several commands in one update',
    { n: 1, a: [] },
    _ => ({ n: _.inc(1), a: _.push('x'), b: 3 }),
    { n: 2, a: ['x'], b: 3 },
  ],
]

test.each(cases)('%s', async (_rule, before, change, expected) => {
  expect(await after(before, change)).toEqual(expected)
})

test('a nested object in a list element keeps the rest of the element', async () => {
  expect(await after({ a: [{ n: 1, m: 2 }] }, _ => ({ 'a.0.n': _.inc(1) }))).toEqual({ a: [{ n: 2, m: 2 }] })
})

type Refusal = [rule: string, before: Data, change: Data]

/** What the cloud, or our stricter reading of it, does not do in silence. */
const refusals: Refusal[] = [
  ['inc of text', { a: '3' }, { $inc: { a: 1 } }],
  ['inc of null', { a: null }, { $inc: { a: 1 } }],
  ['inc by text', { a: 3 }, { $inc: { a: '1' } }],
  ['mul of a list', { a: [1] }, { $mul: { a: 2 } }],
  ['push to text', { a: '甲' }, { $push: { a: 1 } }],
  ['push to null', { a: null }, { $push: { a: 1 } }],
  ['push with a modifier nobody knows', { a: [] }, { $push: { a: { $each: [1], $shuffle: 1 } } }],
  ['push of a $each that is no list', { a: [] }, { $push: { a: { $each: 1 } } }],
  ['addToSet to a number', { a: 1 }, { $addToSet: { a: 1 } }],
  ['addToSet of a $each that is no list', { a: [] }, { $addToSet: { a: { $each: 1 } } }],
  ['pop of an object', { a: {} }, { $pop: { a: 1 } }],
  ['pop by 2', { a: [1, 2] }, { $pop: { a: 2 } }],
  ['pull from text', { a: '甲' }, { $pull: { a: '甲' } }],
  ['pullAll without a list', { a: [1] }, { $pullAll: { a: 1 } }],
  ['set through text', { a: '甲' }, { $set: { 'a.b': 1 } }],
  ['set through null', { a: null }, { $set: { 'a.b': 1 } }],
  ['set by name into a list', { a: [1] }, { $set: { 'a.b': 1 } }],
  ['set far beyond the end of a list', { a: [1] }, { $set: { 'a.1000000': 1 } }],
  ['rename to itself', { a: 1 }, { $rename: { a: 'a' } }],
  ['rename to a number', { a: 1 }, { $rename: { a: 3 } }],
  ['an operator nobody knows', { a: 1 }, { $shout: { a: 1 } }],
  ['bits', { a: 1 }, { $bit: { a: { or: 1 } } }],
  ['an operator without fields', { a: 1 }, { $set: 5 }],
  ['operators mixed with plain fields', { a: 1 }, { $set: { a: 2 }, b: 3 }],
  ['one path twice', { a: 1 }, { $set: { a: 2 }, $inc: { a: 1 } }],
  ['a path and one inside it', { a: {} }, { $set: { a: { c: 1 }, 'a.b': 2 } }],
  ['another _id', { a: 1 }, { $set: { _id: 'y' } }],
  ['no _id', { a: 1 }, { $unset: { _id: '' } }],
  ['a path with nothing between its dots', { a: 1 }, { $set: { 'b..c': 1 } }],
  ['a path into the machinery', { a: 1 }, { $set: { '__proto__.x': 1 } }],
  ['a path of operators', { a: [1] }, { $set: { 'a.$': 1 } }],
  ['a key with a dollar inside data', { a: 1 }, { $set: { b: { $c: 1 } } }],
  ['a key with a dollar inside pushed data', { a: [] }, { $push: { a: { $c: 1 } } }],
  ['nothing at all', { a: 1 }, {}],
]

test.each(refusals)('%s is refused and changes nothing', async (_rule, before, change) => {
  const { name, things } = await cloud.filled([{ _id: 'x', ...before }])
  const asked = { collectionName: name, query: '{"_id":"x"}', merge: true, multi: false, upsert: false }
  const answer = await cloud.ask('database.modifyDocument', { ...asked, data: JSON.stringify(change) })
  expect(['DATABASE_REQUEST_FAILED', 'INVALID_PARAM']).toContain(answer.code)
  expect((await things.doc('x').get()).data).toEqual({ _id: 'x', ...before })
})

test('the SDK shows such a refusal as request failed', async () => {
  const { things } = await cloud.filled([{ _id: 'x', a: '3' }])
  const { errCode } = await refusal(things.doc('x').update({ data: { a: cloud.db.command.inc(1) } }))
  expect(errCode).toBe(REQUEST_FAILED)
})

test('a server date is the time of the server, moved by its offset', async () => {
  const { things } = await cloud.filled([{ _id: 'x' }])
  const { db } = cloud
  const told = async (): Promise<number> => (await (await fetch(`${cloud.url}/health`)).json()).now
  const from = await told()
  await things.doc('x').update({ data: { at: db.serverDate(), later: db.serverDate({ offset: 3_600_000 }) } })
  const { at, later } = (await things.doc('x').get()).data ?? {}
  if (!(at instanceof Date && later instanceof Date)) throw new Error('no dates')
  expect(at.getTime()).toBeGreaterThanOrEqual(from)
  expect(at.getTime()).toBeLessThanOrEqual(await told())
  expect(later.getTime() - at.getTime()).toBe(3_600_000)
})

test('an update says how many documents came out different', async () => {
  const { things } = await cloud.filled([{ _id: 'x', n: 1 }])
  expect((await things.doc('x').update({ data: { n: 2 } })).stats.updated).toBe(1)
  expect((await things.doc('x').update({ data: { n: 2 } })).stats.updated).toBe(0)
  expect((await things.doc('nobody').update({ data: { n: 2 } })).stats.updated).toBe(0)
})

test('where().update changes every document found', async () => {
  const _ = cloud.db.command
  const { things } = await cloud.filled(
    [1, 2, 3, 4].map(n => ({ _id: `x${n}`, n })),
    [{ fields: ['n'] }],
  )
  const { stats } = await things.where({ n: _.gt(2) }).update({ data: { late: true } })
  expect(stats.updated).toBe(2)
  expect((await things.where({ late: true }).count()).total).toBe(2)
})

test('where().update of one that cannot be changed changes none', async () => {
  const _ = cloud.db.command
  const { things } = await cloud.filled([{ n: 1 }, { n: 2 }, { n: '三' }])
  await refusal(things.where({ n: _.exists(true) }).update({ data: { n: _.inc(1) } }))
  expect((await things.get()).data.map(({ n }) => n).sort()).toEqual([1, 2, '三'])
})

test('where().update with multi false changes one', async () => {
  const { things } = await cloud.filled([{ k: 1 }, { k: 1 }])
  expect((await things.where({ k: 1 }).update({ data: { done: 1 }, multi: false })).stats.updated).toBe(1)
})

test('set puts the whole document in place of the old one', async () => {
  const { things } = await cloud.filled([{ _id: 'x', a: 1, b: 2 }])
  expect((await things.doc('x').set({ data: { c: 3 } })).stats).toEqual({ updated: 1, created: 0 })
  expect((await things.doc('x').get()).data).toEqual({ _id: 'x', c: 3 })
})

test('set makes a document that is not there', async () => {
  const { things } = await cloud.filled()
  const answer = await things.doc('x').set({ data: { c: { d: [1] } } })
  expect(answer).toMatchObject({ _id: 'x', stats: { updated: 0, created: 1 } })
  expect((await things.doc('x').get()).data).toEqual({ _id: 'x', c: { d: [1] } })
})

test('set takes no commands', async () => {
  const { things } = await cloud.filled()
  expect((await refusal(things.doc('x').set({ data: { n: cloud.db.command.inc(1) } }))).errCode).toBe(
    REQUEST_FAILED,
  )
})
