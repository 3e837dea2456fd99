import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, launch } from '../chromium'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-chromium-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a Chromium is taken from the path, a folder of that name is not', () => {
  mkdirSync(join(folder, 'chromium'))
  writeFileSync(join(folder, 'chromium-browser'), '', { mode: 0o755 })
  expect(findChromium({ PATH: folder })).toBe(join(folder, 'chromium-browser'))
})

test('one named by CHROMIUM that is not there is not replaced by another, and the refusal says what to do', async () => {
  expect(findChromium({ ...process.env, CHROMIUM: join(folder, 'none') })).toBeUndefined()
  const before = process.env.CHROMIUM
  process.env.CHROMIUM = join(folder, 'none')
  await expect(launch()).rejects.toThrow(/CHROMIUM=/)
  if (before === undefined) delete process.env.CHROMIUM
  else process.env.CHROMIUM = before
})
