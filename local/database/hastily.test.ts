import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { openEngine } from './engine'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-hastily-'))
const file = join(folder, 'cloud.db')
const engine = openEngine({ file, now: () => 0 })
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

test('commits wait for the disk before and after hasty work, not during it', async () => {
  await engine.createCollection('letters')
  expect(engine.pragma('synchronous')).toBe(2)
  const during = await engine.hastily(async () => {
    await engine.insert('letters', [{ _id: 'a' }])
    return engine.pragma('synchronous')
  })
  expect(during).toBe(0)
  expect(engine.pragma('synchronous')).toBe(2)
})

test('work that fails leaves commits waiting for the disk', async () => {
  await expect(engine.hastily(() => Promise.reject(new Error('cut short')))).rejects.toThrow('cut short')
  expect(engine.pragma('synchronous')).toBe(2)
})

test('all that was written hastily is carried into the file itself when the work is over', async () => {
  await engine.hastily(() => engine.insert('letters', [{ _id: 'b' }]))
  const reader = new Database(`file:${file}?immutable=1`)
  const rows = reader.prepare('SELECT id FROM docs_1 ORDER BY id').all()
  reader.close()
  expect(rows).toEqual([{ id: 'a' }, { id: 'b' }])
})
