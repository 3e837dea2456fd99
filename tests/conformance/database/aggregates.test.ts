import { type Aggregate, type Cloud, type Command, type Data, refusal, startCloud } from '../cloud'

let cloud: Cloud
let name: string
let unions: string
const day = (date: string) => new Date(`${date}T00:00:00Z`)
const members: Data[] = [
  { _id: 'a', union: 'u1', age: 41, tags: ['女工', '夜班'], joined: day('2025-01-02') },
  { _id: 'b', union: 'u1', age: 29, tags: ['夜班'], joined: day('2026-03-04') },
  { _id: 'c', union: 'u2', age: 55, tags: [], joined: day('2026-05-06') },
  { _id: 'd', union: 'u2', age: 35, tags: ['快递'], joined: day('2026-08-06') },
  { _id: 'e', union: 'u3', age: 20 },
]
beforeAll(async () => {
  cloud = await startCloud()
  unions = (await cloud.filled(['u1', 'u2', 'u3'].map((_id, i) => ({ _id, city: i < 2 ? '杭州' : '宁波' }))))
    .name
  name = (await cloud.filled(members, [{ fields: ['union', 'age', '_id'] }])).name
})
beforeEach(() => void cloud.unserved())
afterAll(() => cloud.stop())

type Case = [
  rule: string,
  pipeline: (from: Aggregate, $: Command['aggregate'], _: Command) => Aggregate,
  list: Data[],
]

const cases: Case[] = [
  [
    'match filters',
    a => a.match({ union: 'u1' }).project({ age: 1 }),
    [
      { _id: 'b', age: 29 },
      { _id: 'a', age: 41 },
    ],
  ],
  [
    'match takes commands',
    (a, _$, _) =>
      a
        .match({ age: _.gt(40) })
        .sort({ age: 1 })
        .project({ _id: 1 }),
    [{ _id: 'a' }, { _id: 'c' }],
  ],
  [
    'group sums',
    (a, $) => a.group({ _id: '$union', people: $.sum(1), years: $.sum('$age') }).sort({ _id: 1 }),
    [
      { _id: 'u1', people: 2, years: 70 },
      { _id: 'u2', people: 2, years: 90 },
      { _id: 'u3', people: 1, years: 20 },
    ],
  ],
  [
    'group of everything',
    (a, $) => a.group({ _id: null, most: $.max('$age'), least: $.min('$age'), middle: $.avg('$age') }),
    [{ _id: null, most: 55, least: 20, middle: 36 }],
  ],
  [
    'group keeps the first and the last of an order',
    (a, $) => a.sort({ age: 1 }).group({ _id: null, young: $.first('$_id'), old: $.last('$_id') }),
    [{ _id: null, young: 'e', old: 'c' }],
  ],
  [
    'group collects',
    (a, $) =>
      a
        .match({ union: 'u1' })
        .sort({ _id: 1 })
        .group({ _id: '$union', ids: $.push('$_id') }),
    [{ _id: 'u1', ids: ['a', 'b'] }],
  ],
  [
    'group by two fields',
    (a, $) =>
      a
        .match({ union: 'u1' })
        .group({ _id: { union: '$union', old: $.gt(['$age', 40]) }, n: $.sum(1) })
        .sort({ '_id.old': 1 }),
    [
      { _id: { union: 'u1', old: false }, n: 1 },
      { _id: { union: 'u1', old: true }, n: 1 },
    ],
  ],
  [
    'sort, skip and limit',
    a => a.sort({ age: -1 }).skip(1).limit(2).project({ _id: 1 }),
    [{ _id: 'a' }, { _id: 'd' }],
  ],
  [
    'unwind gives a row an element',
    a => a.unwind('$tags').sort({ _id: 1, tags: 1 }).project({ tags: 1 }),
    [
      { _id: 'a', tags: '夜班' },
      { _id: 'a', tags: '女工' },
      { _id: 'b', tags: '夜班' },
      { _id: 'd', tags: '快递' },
    ],
  ],
  [
    'sortByCount counts the same',
    a => a.unwind('$tags').sortByCount('$tags').limit(1),
    [{ _id: '夜班', count: 2 }],
  ],
  ['count names its number', a => a.match({ union: 'u2' }).count('people'), [{ people: 2 }]],
  [
    'project computes',
    (a, $) => a.match({ _id: 'b' }).project({ _id: 0, twice: $.multiply(['$age', 2]) }),
    [{ twice: 58 }],
  ],
  [
    'addFields keeps the rest',
    (a, $) => a.match({ _id: 'e' }).addFields({ next: $.add(['$age', 1]) }),
    [{ _id: 'e', union: 'u3', age: 20, next: 21 }],
  ],
  [
    'cond chooses',
    (a, $) =>
      a
        .match({ union: 'u1' })
        .sort({ _id: 1 })
        .project({ kind: $.cond([$.gt(['$age', 30]), '老', '新']) }),
    [
      { _id: 'a', kind: '老' },
      { _id: 'b', kind: '新' },
    ],
  ],
  [
    'dates are written out',
    (a, $) =>
      a.match({ _id: 'b' }).project({ _id: 0, on: $.dateToString({ date: '$joined', format: '%Y-%m-%d' }) }),
    [{ on: '2026-03-04' }],
  ],
  [
    'dates stay dates',
    a => a.match({ _id: 'b' }).project({ _id: 0, joined: 1 }),
    [{ joined: day('2026-03-04') }],
  ],
  [
    'match by a date',
    (a, _$, _) =>
      a
        .match({ joined: _.gte(day('2026-05-01')) })
        .sort({ _id: 1 })
        .project({ _id: 1 }),
    [{ _id: 'c' }, { _id: 'd' }],
  ],
  [
    'replaceRoot',
    a =>
      a
        .match({ _id: 'e' })
        .project({ inner: { n: '$age' } })
        .replaceRoot({ newRoot: '$inner' }),
    [{ n: 20 }],
  ],
  [
    'bucket sorts into ranges',
    (a, $) => a.bucket({ groupBy: '$age', boundaries: [0, 30, 60], output: { n: $.sum(1) } }),
    [
      { _id: 0, n: 2 },
      { _id: 30, n: 3 },
    ],
  ],
  [
    'lookup brings in the other collection',
    a =>
      a
        .match({ _id: 'e' })
        .lookup({ from: unions, localField: 'union', foreignField: '_id', as: 'of' })
        .project({ of: 1 }),
    [{ _id: 'e', of: [{ _id: 'u3', city: '宁波' }] }],
  ],
  [
    'lookup of nothing is an empty list',
    a =>
      a
        .match({ _id: 'e' })
        .lookup({ from: unions, localField: 'nothing', foreignField: 'city', as: 'of' })
        .project({ of: 1 }),
    [{ _id: 'e', of: [] }],
  ],
]

test.each(cases)('%s', async (_rule, pipeline, list) => {
  const _ = cloud.db.command
  const answer = await pipeline(cloud.db.collection(name).aggregate(), _.aggregate, _).end()
  expect(answer.list).toEqual(list)
})

test('an aggregation gives 20 rows when it asks for no number', async () => {
  const { things } = await cloud.filled(Array.from({ length: 30 }, (_, n) => ({ n })))
  expect((await things.aggregate().project({ n: 1 }).end()).list).toHaveLength(20)
  expect((await things.aggregate().limit(25).end()).list).toHaveLength(25)
})

test('what leads a pipeline is answered by an index', async () => {
  const $ = cloud.db.command.aggregate
  const from = () => cloud.db.collection(name).aggregate()
  await from().match({ union: 'u1' }).sort({ age: -1 }).limit(1).end()
  await from()
    .match({ union: 'u1' })
    .group({ _id: null, n: $.sum(1) })
    .end()
  expect(cloud.unserved()).toEqual([])
  await from().match({ tags: '夜班' }).end()
  expect(cloud.unserved()).toHaveLength(1)
})

test('an aggregation changes nothing that is kept', async () => {
  const $ = cloud.db.command.aggregate
  await cloud.db
    .collection(name)
    .aggregate()
    .addFields({ age: 0, 'deep.x': 1 })
    .unwind('$tags')
    .group({ _id: '$tags', n: $.sum(1) })
    .end()
  const kept = (await cloud.db.collection(name).orderBy('_id', 'asc').get()).data
  expect(kept).toEqual(members)
})

test.each<[string, Data]>([
  ['a stage nobody knows', { stageKey: '$dance', stageValue: '{}' }],
  ['writing from a pipeline', { stageKey: '$out', stageValue: '"x"' }],
  ['code', { stageKey: '$project', stageValue: '{"x":{"$function":{"body":"x","args":[],"lang":"js"}}}' }],
  ['a map', { stageKey: '$geoNear', stageValue: '{}' }],
  ['an expression nobody knows', { stageKey: '$project', stageValue: '{"x":{"$dance":1}}' }],
  ['a limit of none', { stageKey: '$limit', stageValue: '0' }],
  ['a filter nobody knows', { stageKey: '$match', stageValue: '{"a":{"$dance":1}}' }],
])('%s is refused', async (_rule, stage) => {
  const answer = await cloud.ask('database.aggregateDocuments', { collectionName: name, stages: [stage] })
  expect(answer).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

test('the SDK shows an aggregation that is refused', async () => {
  const bad = cloud.db.collection(name).aggregate().limit(0).end()
  expect((await refusal(bad)).errCode).not.toBe(0)
  const none = cloud.db.collection('nobody_made_it').aggregate().limit(1).end()
  expect((await refusal(none)).errMsg).toContain('nobody_made_it')
})
