import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../engine/engine-type'
import { openEngine } from './engine'

let folder: string
let engine: Engine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'niangjia-transaction-'))
  engine = openEngine({ file: join(folder, 't.db'), now: () => 0, transactionMs: 150 })
  await engine.declare([{ name: 'c', indexes: [{ fields: ['n'] }] }])
  await engine.insert('c', [{ _id: 'a', n: 1 }])
})
afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

const set = (n: number) => ({ filter: { _id: 'a' }, update: { $set: { n } } })
const late = () => new Promise(resolve => setTimeout(resolve, 200))

test('a transaction that is not over in time is given up, and what it held is free', async () => {
  const slow = await engine.begin()
  await engine.update('c', set(2), slow)
  await late()
  await expect(engine.commit(slow)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_NOT_EXIST' })
  const next = await engine.begin()
  await engine.update('c', set(3), next)
  await engine.commit(next)
  expect(await engine.get('c', 'a')).toEqual({ _id: 'a', n: 3 })
})

test('a write outside is never held up by a transaction, which then fails', async () => {
  const transaction = await engine.begin()
  await engine.update('c', set(2), transaction)
  await engine.update('c', set(9))
  await expect(engine.commit(transaction)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(await engine.get('c', 'a')).toEqual({ _id: 'a', n: 9 })
})

test('a document changed and changed back is still a conflict', async () => {
  const transaction = await engine.begin()
  await engine.get('c', 'a', transaction)
  await engine.update('c', set(9))
  await engine.update('c', set(1))
  await expect(engine.commit(transaction)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
})

test('a document removed and added again is still a conflict', async () => {
  const transaction = await engine.begin()
  await engine.get('c', 'a', transaction)
  await engine.remove('c', { filter: { _id: 'a' } })
  await engine.insert('c', [{ _id: 'a', n: 1 }])
  await expect(engine.commit(transaction)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
})

test('what a transaction gave out may be changed without changing what it will write', async () => {
  const transaction = await engine.begin()
  await engine.update('c', set(2), transaction)
  const seen = await engine.get('c', 'a', transaction)
  if (seen) seen.n = 100
  await engine.commit(transaction)
  expect(await engine.find('c', { filter: { n: 2 } })).toEqual([{ _id: 'a', n: 2 }])
})

test('only documents by their id', async () => {
  const transaction = await engine.begin()
  const many = { filter: { n: 1 }, update: { $set: { n: 2 } } }
  await expect(engine.update('c', many, transaction)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
  await expect(engine.remove('c', { filter: {} }, transaction)).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
})
