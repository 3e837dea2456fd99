import {
  type Cloud,
  type Data,
  INVALID_PARAM,
  idsOf,
  NO_COLLECTION,
  REQUEST_FAILED,
  refusal,
  startCloud,
} from '../cloud'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.stop())

test('add makes an _id of its own', async () => {
  const { things } = await cloud.filled()
  const { _id } = await things.add({ data: { a: 1 } })
  expect(_id).toMatch(/^[0-9a-f]{24,32}$/)
  expect((await things.doc(_id).get()).data).toEqual({ _id, a: 1 })
})

test('add keeps the _id it is given', async () => {
  const { things } = await cloud.filled()
  expect((await things.add({ data: { _id: '甲', a: 1 } }))._id).toBe('甲')
})

test('add of a list answers the ids in order', async () => {
  const { things } = await cloud.filled()
  expect((await things.add({ data: [{ _id: 'b' }, { _id: 'a' }] }))._ids).toEqual(['b', 'a'])
})

test('an _id that is taken is refused as E11000', async () => {
  const { things } = await cloud.filled([{ _id: 'x', a: 1 }])
  const { errCode, errMsg } = await refusal(things.add({ data: { _id: 'x', a: 2 } }))
  expect(errCode).toBe(REQUEST_FAILED)
  expect(errMsg).toContain('E11000')
  expect((await things.doc('x').get()).data).toEqual({ _id: 'x', a: 1 })
})

test('a list with one that is taken adds none', async () => {
  const { things } = await cloud.filled([{ _id: 'x' }])
  await refusal(things.add({ data: [{ _id: 'new' }, { _id: 'x' }] }))
  expect(await idsOf(things)).toEqual(['x'])
})

test('an _id that is no text is refused', async () => {
  const { things } = await cloud.filled()
  for (const _id of [5, null, { a: 1 }, ['x']]) {
    expect((await refusal(things.add({ data: { _id } }))).errCode).toBe(REQUEST_FAILED)
  }
})

const values: [kind: string, value: unknown][] = [
  ['text of every sort', '娘家 🏠 \u0000 "quoted" \\ \n line'],
  ['a whole number', 42],
  ['a fraction', -0.125],
  ['a number beyond 32 bits', 1_795_000_000_000],
  ['the largest number', Number.MAX_VALUE],
  ['infinity', Number.POSITIVE_INFINITY],
  ['no number', Number.NaN],
  ['true', true],
  ['null', null],
  ['a date', new Date('2026-11-21T08:30:00.123Z')],
  ['a date before 1970', new Date(-1)],
  ['an empty list', []],
  ['an empty object', {}],
  ['lists in lists', [[1, [2]], []]],
  ['objects in lists', [{ a: [{ b: null }] }]],
  ['a field called type', { type: 'Point', n: 1 }],
  ['a field called toString', { toString: 'x', hasOwnProperty: 1 }],
  ['an object that looks like a number', { n: { value: 1 } }],
]

test.each(values)('%s comes back as it was put', async (_kind, value) => {
  const { things } = await cloud.filled()
  await things.add({ data: { _id: 'x', value, deep: { list: [value] } } })
  expect((await things.doc('x').get()).data).toEqual({ _id: 'x', value, deep: { list: [value] } })
})

test('a point on the map comes back as a point', async () => {
  const { things } = await cloud.filled()
  await things.add({ data: { _id: 'x', at: cloud.db.Geo.Point(120.1, 30.2) } })
  expect((await things.doc('x').get()).data).toMatchObject({ at: { longitude: 120.1, latitude: 30.2 } })
})

test('fields keep their order', async () => {
  const { things } = await cloud.filled()
  await things.add({ data: { _id: 'x', z: 1, a: 2, m: { y: 1, b: 2 } } })
  const found = (await things.doc('x').get()).data ?? {}
  expect(JSON.stringify(found)).toBe('{"_id":"x","z":1,"a":2,"m":{"y":1,"b":2}}')
})

test.each([
  ['__proto__', '{"a":{"__proto__":{"admin":true}}}'],
  ['a dollar', '{"a":{"$set":1}}'],
  ['a dollar at the top', '{"$a":1}'],
  ['$oid values', '{"a":{"$oid":"0123456789abcdef01234567"}}'],
  ['$numberDecimal values', '{"a":{"$numberDecimal":"1.5"}}'],
  ['a regular expression', '{"a":{"$regularExpression":{"pattern":"x","options":""}}}'],
])('data with %s is refused', async (_rule, text) => {
  const { name, things } = await cloud.filled()
  const answer = await cloud.ask('database.insertDocument', { collectionName: name, data: [text] })
  expect(['DATABASE_REQUEST_FAILED', 'INVALID_PARAM']).toContain(answer.code)
  expect((await things.count()).total).toBe(0)
  expect(Reflect.get({}, 'admin')).toBeUndefined()
})

test('text that is no EJSON is refused', async () => {
  const { name } = await cloud.filled()
  for (const data of [['{'], ['5'], 'x', [], undefined])
    expect(await cloud.ask('database.insertDocument', { collectionName: name, data })).toMatchObject({
      code: 'INVALID_PARAM',
    })
})

test('a document of 200 levels is refused', async () => {
  const { things } = await cloud.filled()
  let deep: Data = {}
  for (let i = 0; i < 200; i += 1) deep = { deep }
  expect((await refusal(things.add({ data: deep }))).errCode).toBe(REQUEST_FAILED)
})

test('a document of 5 MB is kept and found', async () => {
  const { things } = await cloud.filled()
  const text = '工会'.repeat(850_000)
  await things.add({ data: { _id: 'x', text } })
  expect((await things.doc('x').get()).data).toEqual({ _id: 'x', text })
})

test('a document over 16 MB of UTF-8 is refused, also when it grows there', async () => {
  const { name, things } = await cloud.filled([{ _id: 'x', parts: [] }])
  await refusal(
    cloud.engine
      .insert(name, [{ text: '工'.repeat(6_000_000) }])
      .catch(error => Promise.reject({ ...error, errCode: error.code })),
  )
  const part = '工'.repeat(1_900_000)
  const push = () => things.doc('x').update({ data: { parts: cloud.db.command.push([part]) } })
  await push()
  await push()
  expect((await refusal(push())).errCode).toBe(REQUEST_FAILED)
  expect((await things.doc('x').get()).data?.parts).toHaveLength(2)
})

test('doc().get of nothing is an error', async () => {
  const { things } = await cloud.filled()
  const { errCode, errMsg } = await refusal(things.doc('nobody').get())
  expect(errCode).toBe(-1)
  expect(errMsg).toContain('nobody')
})

test('doc().get with a number finds no text', async () => {
  const { things } = await cloud.filled([{ _id: '5' }])
  await refusal(things.doc(5).get())
})

test('doc().remove takes it away and says so', async () => {
  const { things } = await cloud.filled([{ _id: 'x' }, { _id: 'y' }])
  expect((await things.doc('x').remove()).stats.removed).toBe(1)
  expect((await things.doc('x').remove()).stats.removed).toBe(0)
  expect(await idsOf(things)).toEqual(['y'])
})

test('where().remove takes every document found', async () => {
  const { things } = await cloud.filled(
    [1, 2, 2, 3].map(n => ({ n })),
    [{ fields: ['n'] }],
  )
  expect((await things.where({ n: 2 }).remove()).stats.removed).toBe(2)
  expect((await things.count()).total).toBe(2)
  expect((await things.where({ n: 2 }).count()).total).toBe(0)
})

test('a collection nobody created is refused everywhere', async () => {
  const _ = cloud.db.command
  const none = cloud.db.collection('nobody_made_it')
  const calls = [
    none.add({ data: { a: 1 } }),
    none.get(),
    none.count(),
    none.where({ a: 1 }).update({ data: { a: 2 } }),
    none.where({ a: 1 }).remove(),
    none.doc('x').get(),
    none.doc('x').set({ data: { a: 1 } }),
    none.doc('x').update({ data: { a: _.inc(1) } }),
    none.doc('x').remove(),
  ]
  for (const call of calls) expect((await refusal(call)).errCode).toBe(NO_COLLECTION)
  expect(cloud.engine.collections()).not.toContain('nobody_made_it')
})

test('createCollection makes it, and a second time is refused', async () => {
  await cloud.db.createCollection('made_here')
  await cloud.db.collection('made_here').add({ data: { _id: 'x' } })
  expect(await idsOf(cloud.db.collection('made_here'))).toEqual(['x'])
  const again = await refusal(cloud.db.createCollection('made_here'))
  expect(again.errMsg).not.toBe('')
})

test.each(['', 'with space', '../etc', 'a;b', 'a'.repeat(100)])(
  'a collection cannot be called %p',
  async collectionName => {
    expect(await cloud.ask('database.addCollection', { collectionName })).toMatchObject({
      code: 'INVALID_PARAM',
    })
  },
)

test('a unique index takes each value once', async () => {
  const { things } = await cloud.filled([{ _id: 'a', phone: '1' }], [{ fields: ['phone'], unique: true }])
  const taken = await refusal(things.add({ data: { phone: '1' } }))
  expect(taken.errCode).toBe(REQUEST_FAILED)
  expect(taken.errMsg).toContain('E11000')
  await things.add({ data: { _id: 'b', phone: '2' } })
  expect((await refusal(things.doc('b').update({ data: { phone: '1' } }))).errMsg).toContain('E11000')
  expect((await refusal(things.doc('c').set({ data: { phone: '2' } }))).errMsg).toContain('E11000')
  await things.doc('a').update({ data: { phone: '3' } })
  await things.doc('b').update({ data: { phone: '1' } })
  await things.doc('a').update({ data: { phone: '3', note: '同一个人' } })
  expect((await things.get()).data.map(({ phone }) => phone).sort()).toEqual(['1', '3'])
})

test('a unique index counts a missing field as null', async () => {
  const { things } = await cloud.filled([{ a: 1 }], [{ fields: ['phone'], unique: true }])
  expect((await refusal(things.add({ data: { a: 2 } }))).errMsg).toContain('E11000')
  expect((await refusal(things.add({ data: { phone: null } }))).errMsg).toContain('E11000')
})

test('a unique index of two fields looks at both', async () => {
  const { things } = await cloud.filled([{ a: 1, b: 1 }], [{ fields: ['a', ['b', -1]], unique: true }])
  await things.add({ data: { a: 1, b: 2 } })
  await things.add({ data: { a: 2, b: 1 } })
  expect((await refusal(things.add({ data: { a: 1, b: 2 } }))).errMsg).toContain('E11000')
})

test('a unique index over a list refuses an element another has', async () => {
  const { things } = await cloud.filled(
    [{ _id: 'a', keys: ['x', 'y'] }],
    [{ fields: ['keys'], unique: true }],
  )
  expect((await refusal(things.add({ data: { keys: ['z', 'y'] } }))).errMsg).toContain('E11000')
  await things.doc('a').update({ data: { keys: ['y', 'y'] } })
  await things.add({ data: { keys: ['x'] } })
})

test('one update that gives two documents the same unique value changes neither', async () => {
  const { things } = await cloud.filled(
    [
      { _id: 'a', k: 1 },
      { _id: 'b', k: 2 },
    ],
    [{ fields: ['k'], unique: true }],
  )
  await refusal(things.where({ _id: cloud.db.command.in(['a', 'b']) }).update({ data: { k: 7 } }))
  expect((await things.get()).data.map(({ k }) => k).sort()).toEqual([1, 2])
})

test('what is removed frees its unique value', async () => {
  const { things } = await cloud.filled([{ _id: 'a', k: 1 }], [{ fields: ['k'], unique: true }])
  await things.doc('a').remove()
  await things.add({ data: { _id: 'b', k: 1 } })
})

test('a limit that is no whole number is refused', async () => {
  const { name } = await cloud.filled()
  for (const more of [{ limit: -1 }, { limit: 0.5 }, { offset: -1 }, { order: '{"a":2}' }])
    expect(await cloud.ask('database.getDocument', { collectionName: name, ...more })).toMatchObject({
      code: 'INVALID_PARAM',
    })
})

test('the SDK tells INVALID_PARAM by its number', async () => {
  const { things } = await cloud.filled()
  expect((await refusal(things.limit(-1).get())).errCode).toBe(INVALID_PARAM)
})
