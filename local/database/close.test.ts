import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from './engine'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-close-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a closed database is whole in its one file', async () => {
  const [file, copy] = [join(folder, 'cloud.db'), join(folder, 'copy.db')]
  const engine = openEngine({ file, now: () => 0 })
  await engine.createCollection('letters')
  await engine.bulkLoad(
    'letters',
    Array.from({ length: 1000 }, (_, i) => ({ _id: String(i) })),
  )
  await engine.close()
  copyFileSync(file, copy)
  const again = openEngine({ file: copy, now: () => 0 })
  expect(await again.count('letters', {})).toBe(1000)
  expect((await again.integrity()).ok).toBe(true)
  await again.close()
})
