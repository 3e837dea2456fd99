import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../../../local/database/engine'
import { differences, stateOf } from './state'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-state-'))
const engine = openEngine({ file: join(folder, 'cloud.db'), now: () => 0 })
beforeAll(() => engine.createCollection('letters'))
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

const written = async (letter: object) => {
  await engine.remove('letters', { filter: {}, multi: true })
  await engine.insert('letters', [{ _id: 'a', ...letter }])
  return stateOf(engine)
}

test('two lives at different times are the same', async () => {
  const early = await written({ at: 1_760_000_000_000, on: '2026-11-20 起', left: 3 })
  const late = await written({ at: 1_760_000_009_999, on: '2026-11-21 起', left: 3 })
  expect(differences(early, late)).toEqual([])
})

test('a document that is missing, more, or says something else is a difference', async () => {
  const before = await written({ left: 3, pending: [{ r: 'x' }], at: 1_760_000_000_000 })
  for (const other of [{ left: 2 }, { pending: [] }, { at: 0 }]) {
    const after = await written({ left: 3, pending: [{ r: 'x' }], at: 1_760_000_000_000, ...other })
    expect(differences(before, after)).toHaveLength(1)
  }
  expect(differences(before, new Map())).toHaveLength(1)
  expect(differences(new Map(), before)).toHaveLength(1)
})
