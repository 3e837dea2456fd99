import { type Cloud, type Collection, type Db, REQUEST_FAILED, refusal, startCloud } from '../cloud'

let cloud: Cloud
let db: Db
let name: string
let things: Collection
beforeAll(async () => {
  cloud = await startCloud()
  db = cloud.db
})
beforeEach(async () => {
  const indexes = [{ fields: ['phone'], unique: true }]
  const filled = await cloud.filled(
    [
      { _id: 'a', n: 10, phone: '1' },
      { _id: 'b', n: 0, phone: '2' },
    ],
    indexes,
  )
  name = filled.name
  things = filled.things
})
afterAll(() => cloud.stop())

const numbers = async () => (await things.orderBy('_id', 'asc').get()).data.map(({ _id, n }) => [_id, n])
const inc = (by: number) => ({ data: { n: db.command.inc(by) } })

test('runTransaction commits what the function did and returns its value', async () => {
  const result = await db.runTransaction(async transaction => {
    await transaction.collection(name).doc('a').update(inc(-3))
    await transaction.collection(name).doc('b').update(inc(3))
    return '转好了'
  })
  expect(result).toBe('转好了')
  expect(await numbers()).toEqual([
    ['a', 7],
    ['b', 3],
  ])
})

test('a function that throws leaves nothing', async () => {
  const broken = db.runTransaction(async transaction => {
    await transaction.collection(name).doc('a').update(inc(-3))
    throw new Error('算了')
  })
  await expect(broken).rejects.toThrow('算了')
  expect(await numbers()).toEqual([
    ['a', 10],
    ['b', 0],
  ])
})

test('rollback leaves nothing, and its reason comes out', async () => {
  const undone = db.runTransaction(async transaction => {
    await transaction.collection(name).doc('a').update(inc(-3))
    await transaction.rollback('余额不足')
  })
  await expect(undone).rejects.toBe('余额不足')
  expect(await numbers()).toEqual([
    ['a', 10],
    ['b', 0],
  ])
})

test('a transaction sees its own changes, nobody else does before the commit', async () => {
  const transaction = await db.startTransaction()
  const inside = transaction.collection(name)
  await inside.doc('a').update(inc(5))
  await inside.doc('a').update(inc(5))
  await inside.add({ data: { _id: 'c', n: 1, phone: '3' } })
  await inside.doc('b').remove()
  expect((await inside.doc('a').get()).data).toMatchObject({ n: 20 })
  expect((await inside.doc('c').get()).data).toMatchObject({ n: 1 })
  await refusal(inside.doc('b').get())
  expect(await numbers()).toEqual([
    ['a', 10],
    ['b', 0],
  ])
  await transaction.commit()
  expect(await numbers()).toEqual([
    ['a', 20],
    ['c', 1],
  ])
})

test('set in a transaction makes or replaces', async () => {
  await db.runTransaction(async transaction => {
    await transaction
      .collection(name)
      .doc('a')
      .set({ data: { n: 1, phone: '1' } })
    await transaction
      .collection(name)
      .doc('z')
      .set({ data: { n: 2, phone: '9' } })
  })
  expect(await numbers()).toEqual([
    ['a', 1],
    ['b', 0],
    ['z', 2],
  ])
})

test('add without an _id makes one', async () => {
  const transaction = await db.startTransaction()
  const { _id } = await transaction.collection(name).add({ data: { phone: '7' } })
  await transaction.commit()
  expect((await things.doc(_id).get()).data).toEqual({ _id, phone: '7' })
})

test('removed and added again within one transaction is a new document', async () => {
  await db.runTransaction(async transaction => {
    await transaction.collection(name).doc('a').remove()
    await transaction.collection(name).add({ data: { _id: 'a', fresh: true, phone: '1' } })
  })
  expect((await things.doc('a').get()).data).toEqual({ _id: 'a', fresh: true, phone: '1' })
})

test('where is refused in a transaction', async () => {
  const transaction = await db.startTransaction()
  const found = transaction.collection(name).where({ n: 10 })
  expect((await refusal(found.get())).errMsg).toContain('id only')
  await transaction.rollback()
})

test('a write by somebody else between reading and writing makes the function run again', async () => {
  let runs = 0
  await db.runTransaction(async transaction => {
    runs += 1
    const { data } = await transaction.collection(name).doc('a').get()
    if (runs === 1) await things.doc('a').update(inc(100))
    await transaction
      .collection(name)
      .doc('b')
      .update({ data: { n: Number(data?.n) } })
  })
  expect(runs).toBe(2)
  expect(await numbers()).toEqual([
    ['a', 110],
    ['b', 110],
  ])
})

test('a document that appears where there was none is a conflict too', async () => {
  const transaction = await db.startTransaction()
  await transaction
    .collection(name)
    .doc('new')
    .set({ data: { mine: true, phone: '5' } })
  await things.add({ data: { _id: 'new', phone: '6' } })
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect((await things.doc('new').get()).data).toEqual({ _id: 'new', phone: '6' })
})

test('a function in conflict runs four times at most and then gives up, leaving nothing', async () => {
  let runs = 0
  const hopeless = db.runTransaction(async transaction => {
    runs += 1
    await transaction.collection(name).doc('a').get()
    await things.doc('a').update(inc(1))
    await transaction.collection(name).doc('b').update(inc(1))
  })
  await expect(hopeless).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(runs).toBe(4)
  expect(await numbers()).toEqual([
    ['a', 14],
    ['b', 0],
  ])
})

test('the second of two that write one document fails at once', async () => {
  const first = await db.startTransaction()
  const second = await db.startTransaction()
  await first.collection(name).doc('a').update(inc(1))
  const { errMsg } = await refusal(second.collection(name).doc('a').update(inc(1)))
  expect(errMsg).toContain('DATABASE_TRANSACTION_CONFLICT')
  await first.commit()
  expect(await numbers()).toEqual([
    ['a', 11],
    ['b', 0],
  ])
})

test('the loser of a conflict does not hold what it wrote before', async () => {
  const first = await db.startTransaction()
  const second = await db.startTransaction()
  const third = await db.startTransaction()
  await first.collection(name).doc('a').update(inc(1))
  await second.collection(name).doc('b').update(inc(1))
  await refusal(second.collection(name).doc('a').update(inc(1)))
  await third.collection(name).doc('b').update(inc(5))
  await third.commit()
  await first.commit()
  expect(await numbers()).toEqual([
    ['a', 11],
    ['b', 5],
  ])
})

test('a taken _id and a taken unique value are refused', async () => {
  const transaction = await db.startTransaction()
  expect((await refusal(transaction.collection(name).add({ data: { _id: 'a' } }))).errMsg).toContain('E11000')
  await transaction.rollback()
  const other = await db.startTransaction()
  await other
    .collection(name)
    .doc('a')
    .update({ data: { n: 99 } })
  await other.collection(name).add({ data: { _id: 'c', phone: '2' } })
  await expect(other.commit()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect(await numbers()).toEqual([
    ['a', 10],
    ['b', 0],
  ])
})

test('an update that is refused in a transaction changes nothing in it', async () => {
  const transaction = await db.startTransaction()
  await transaction.collection(name).doc('a').update(inc(1))
  const text = { data: { phone: db.command.inc(1) } }
  expect((await refusal(transaction.collection(name).doc('a').update(text))).errCode).toBe(REQUEST_FAILED)
  await transaction.commit()
  expect((await things.doc('a').get()).data).toEqual({ _id: 'a', n: 11, phone: '1' })
})

test('a transaction that is over takes nothing more', async () => {
  const transaction = await db.startTransaction()
  await transaction.commit()
  await refusal(transaction.collection(name).doc('a').update(inc(1)))
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_NOT_EXIST' })
  const none = await cloud.ask('database.commitTransaction', { transactionId: 'nobody' })
  expect(none).toMatchObject({ code: 'DATABASE_TRANSACTION_NOT_EXIST' })
})

test('twenty transactions that move money at once leave as much as there was', async () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({ _id: `p${i}`, n: 100 }))
  const purse = await cloud.filled(rows)
  const move = async (i: number) => {
    for (let round = 0; round < 5; round += 1) {
      const run = db.runTransaction(async transaction => {
        const from = transaction.collection(purse.name).doc(`p${i % 5}`)
        const to = transaction.collection(purse.name).doc(`p${(i + round + 1) % 5}`)
        const { data } = await from.get()
        if (Number(data?.n) < 10 || i % 5 === (i + round + 1) % 5) return
        await from.update(inc(-10))
        await to.update(inc(10))
      })
      await run.catch(error => expect(String(error.code ?? error.errMsg)).toContain('CONFLICT'))
    }
  }
  await Promise.all(Array.from({ length: 20 }, (_, i) => move(i)))
  const left = (await purse.things.get()).data.map(({ n }) => Number(n))
  expect(left.reduce((sum, n) => sum + n, 0)).toBe(500)
  expect(Math.min(...left)).toBeGreaterThanOrEqual(0)
})
