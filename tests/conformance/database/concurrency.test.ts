import { type Cloud, startCloud } from '../cloud'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.stop())

const callers = Array.from({ length: 200 }, (_, i) => `o${i}`)

test('two hundred sign-ups at once for 50 places: 50 have one, and nobody twice', async () => {
  const _ = cloud.db.command
  const { things } = await cloud.filled([{ _id: 'x', left: 50, in: [] }])
  const signUp = async (person: string) => {
    const free = things.where({ _id: 'x', left: _.gt(0), in: _.neq(person) })
    return (await free.update({ data: { left: _.inc(-1), in: _.push([person]) } })).stats.updated
  }
  const answers = await Promise.all([...callers, ...callers].map(signUp))
  expect(answers.filter(updated => updated === 1)).toHaveLength(50)
  const { left, in: people } = (await things.doc('x').get()).data ?? {}
  expect(left).toBe(0)
  expect(Array.isArray(people) && new Set(people).size).toBe(50)
})

test('two hundred changes of one revision: one wins', async () => {
  const _ = cloud.db.command
  const { things } = await cloud.filled([{ _id: 'x', rev: 1 }])
  const change = async (by: string) =>
    (await things.where({ _id: 'x', rev: 1 }).update({ data: { rev: _.inc(1), by } })).stats.updated
  const answers = await Promise.all(callers.map(change))
  expect(answers.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect((await things.doc('x').get()).data).toMatchObject({ rev: 2, by: callers[answers.indexOf(1)] })
})

test('two hundred additions to one number lose none', async () => {
  const { things } = await cloud.filled([{ _id: 'x', n: 0 }])
  await Promise.all(callers.map(() => things.doc('x').update({ data: { n: cloud.db.command.inc(1) } })))
  expect((await things.doc('x').get()).data).toEqual({ _id: 'x', n: 200 })
})

test('two hundred claims of one id: one has it', async () => {
  const { things } = await cloud.filled()
  const claims = await Promise.allSettled(callers.map(by => things.add({ data: { _id: 'claim', by } })))
  expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('two hundred claims of one unique value: one has it', async () => {
  const { things } = await cloud.filled([], [{ fields: ['phone'], unique: true }])
  const claims = await Promise.allSettled(callers.map(_id => things.add({ data: { _id, phone: '1' } })))
  expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await things.count()).total).toBe(1)
})

test('every write that was answered is there, and the file is sound', async () => {
  const { things, name } = await cloud.filled([], [{ fields: ['by', ['n', -1]] }])
  await Promise.all(callers.map((by, n) => things.add({ data: { _id: by, by: n % 3, n } })))
  await Promise.all(callers.slice(0, 100).map(id => things.doc(id).remove()))
  expect(await cloud.engine.count(name, {})).toBe(100)
  expect(await cloud.engine.integrity()).toMatchObject({ ok: true, problems: [] })
})
