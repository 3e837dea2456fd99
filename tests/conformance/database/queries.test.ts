import { type Cloud, type Collection, type Command, type Data, type Db, idsOf, startCloud } from '../cloud'

let cloud: Cloud
let people: Collection
beforeAll(async () => {
  cloud = await startCloud()
  const indexes = [
    { fields: ['name'] },
    { fields: ['tags'] },
    { fields: ['age'] },
    { fields: ['address.city'] },
  ]
  people = (await cloud.filled(crowd, indexes)).things
})
afterAll(() => cloud.stop())

const day = (date: string) => new Date(`${date}T00:00:00Z`)
const crowd: Data[] = [
  {
    _id: 'a',
    name: '林秋',
    age: 41,
    tags: ['女工', '夜班'],
    joined: day('2026-01-02'),
    address: { city: '杭州', no: 3 },
  },
  {
    _id: 'b',
    name: '赵平',
    age: 29,
    tags: ['夜班'],
    joined: day('2026-03-04'),
    address: { city: '宁波' },
    left: null,
  },
  {
    _id: 'c',
    name: 'Chen',
    age: 55,
    tags: [],
    joined: day('2026-05-06'),
    scores: [
      { by: 'x', n: 7 },
      { by: 'y', n: 2 },
    ],
  },
  {
    _id: 'd',
    name: 'chen li',
    age: '55',
    active: true,
    scores: [
      { by: 'x', n: 2 },
      { by: 'y', n: 9 },
    ],
  },
  { _id: 'e', name: '孙梅', age: 29.5, active: false, tags: '夜班', left: day('2026-07-08') },
]

type Rule = [rule: string, filter: (_: Command, db: Db) => unknown, ids: string]

const rules: Rule[] = [
  ['a plain value is equality', () => ({ name: '赵平' }), 'b'],
  ['several fields must all hold', () => ({ age: 29, name: '赵平' }), 'b'],
  ['nothing equal, nothing found', () => ({ name: '谁' }), ''],
  ['eq is equality', _ => ({ age: _.eq(41) }), 'a'],
  ['neq finds the others and those without the field', _ => ({ active: _.neq(true) }), 'abce'],
  ['gt compares numbers with numbers only', _ => ({ age: _.gt(29) }), 'ace'],
  ['gte keeps its bound', _ => ({ age: _.gte(41) }), 'ac'],
  ['lt leaves its bound out', _ => ({ age: _.lt(29.5) }), 'b'],
  ['lte keeps its bound', _ => ({ age: _.lte(29.5) }), 'be'],
  ['gt compares text with text only', _ => ({ age: _.gt('1') }), 'd'],
  ['two bounds make a range', _ => ({ age: _.gt(29).and(_.lt(55)) }), 'ae'],
  ['in is any of them', _ => ({ name: _.in(['林秋', '孙梅', '谁']) }), 'ae'],
  ['in of nothing finds nothing', _ => ({ name: _.in([]) }), ''],
  ['nin is none of them', _ => ({ name: _.nin(['林秋', '孙梅']) }), 'bcd'],
  ['and of filters', _ => _.and([{ age: _.gt(28) }, { tags: '夜班' }]), 'abe'],
  ['or of filters', _ => _.or([{ name: '林秋' }, { age: 29 }]), 'ab'],
  ['or within a field', _ => ({ age: _.or(_.eq(41), _.eq(55)) }), 'ac'],
  ['and with an or inside', _ => _.and([{ tags: '夜班' }, _.or([{ age: 41 }, { age: 29 }])]), 'ab'],
  ['nor is neither', _ => _.nor([{ age: 41 }, { active: true }]), 'bce'],
  ['not turns a condition round', _ => ({ age: _.not(_.gt(29)) }), 'bd'],
  ['exists finds a field that is null', _ => ({ left: _.exists(true) }), 'be'],
  ['exists(false) finds documents without it', _ => ({ left: _.exists(false) }), 'acd'],
  ['null equals null and missing', () => ({ left: null }), 'abcd'],
  ['neq(null) finds what has a value', _ => ({ left: _.neq(null) }), 'e'],
  ['mod compares the remainder', _ => ({ age: _.mod(2, 1) }), 'abce'],
  ['a value in an array equals the field', () => ({ tags: '夜班' }), 'abe'],
  ['an array equals the same array', () => ({ tags: ['夜班'] }), 'b'],
  ['an empty array equals an empty array', _ => ({ tags: _.eq([]) }), 'c'],
  ['all asks for every one', _ => ({ tags: _.all(['夜班', '女工']) }), 'a'],
  ['all of one value', _ => ({ tags: _.all(['夜班']) }), 'abe'],
  ['size counts the elements', _ => ({ tags: _.size(1) }), 'b'],
  ['size zero is the empty array', _ => ({ tags: _.size(0) }), 'c'],
  ['elemMatch asks one element for everything', _ => ({ scores: _.elemMatch({ by: 'x', n: _.gt(5) }) }), 'c'],
  [
    'dotted conditions may be met by different elements',
    _ => ({ 'scores.by': 'x', 'scores.n': _.gt(5) }),
    'cd',
  ],
  ['a dotted path reaches inside', () => ({ 'address.city': '宁波' }), 'b'],
  ['a nested object means its dotted paths', () => ({ address: { city: '杭州' } }), 'a'],
  ['eq of an object wants exactly it', _ => ({ address: _.eq({ city: '杭州' }) }), ''],
  ['eq of an object finds the same object', _ => ({ address: _.eq({ city: '宁波' }) }), 'b'],
  ['an array position is a path', () => ({ 'tags.0': '女工' }), 'a'],
  ['true is not 1', () => ({ active: true }), 'd'],
  ['dates are equal as instants', () => ({ joined: day('2026-03-04') }), 'b'],
  ['dates are compared with dates only', _ => ({ joined: _.gt(day('2026-02-01')) }), 'bc'],
  ['a date range', _ => ({ joined: _.gte(day('2026-01-02')).and(_.lt(day('2026-05-06'))) }), 'ab'],
  ['a regular expression literal', () => ({ name: /^chen/ }), 'd'],
  ['its flag i ignores case', () => ({ name: /^chen/i }), 'cd'],
  ['db.RegExp', (_, db) => ({ name: db.RegExp({ regexp: '秋$' }) }), 'a'],
  ['db.RegExp with options', (_, db) => ({ name: db.RegExp({ regexp: 'CHEN', options: 'i' }) }), 'cd'],
  ['expr compares fields of one document', _ => _.expr(_.aggregate.gt(['$address.no', 2])), 'a'],
]

test.each(rules)('%s', async (_rule, filter, ids) => {
  const found = await idsOf(people.where(filter(cloud.db.command, cloud.db)))
  expect(found.sort().join('')).toBe(ids)
})

test.each(rules)('count agrees: %s', async (_rule, filter, ids) => {
  expect((await people.where(filter(cloud.db.command, cloud.db)).count()).total).toBe(ids.length)
})

test.each(rules)('without an index the answer is the same: %s', async (_rule, filter, ids) => {
  const { things } = await cloud.filled(crowd)
  const found = await idsOf(things.where(filter(cloud.db.command, cloud.db)))
  expect(found.sort().join('')).toBe(ids)
})

test('a condition may not be nested in $in', async () => {
  const query = JSON.stringify({ name: { $in: [{ $gt: 1 }] } })
  const { name } = await cloud.filled(crowd)
  expect(await cloud.ask('database.getDocument', { collectionName: name, query })).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})

test.each([
  ['$where', { $where: 'true' }],
  ['$function', { $expr: { $function: { body: 'function(){return true}', args: [], lang: 'js' } } }],
  ['an unknown operator', { age: { $almost: 3 } }],
  ['an unknown operator at the top', { $xor: [] }],
  ['$in without a list', { age: { $in: 3 } }],
  ['$and of nothing', { $and: [] }],
  ['$size of a half', { tags: { $size: 0.5 } }],
  ['a path with nothing between its dots', { 'a..b': 1 }],
  ['a path into the machinery', { 'name.__proto__': 1 }],
  ['near a place', { at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } } }],
])('%s is refused', async (_rule, filter) => {
  const { name } = await cloud.filled(crowd)
  const params = { collectionName: name, query: JSON.stringify(filter) }
  for (const action of ['database.getDocument', 'database.calculateDocument', 'database.removeDocument'])
    expect(await cloud.ask(action, { ...params, multi: true })).toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
})
