import { chmodSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHome } from '../../home'

test('the data are their owner’s alone, also in a folder that somebody made open', async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'niangjia-owner-')), 'data')
  mkdirSync(data)
  writeFileSync(join(data, 'functions.log'), '')
  for (const [path, mode] of [
    [data, 0o755],
    [join(data, 'functions.log'), 0o644],
  ] as const)
    chmodSync(path, mode)
  const home = await openHome({ port: 0, data, demo: false })
  const modes = readdirSync(data, { recursive: true, withFileTypes: true }).map(entry => [
    entry.name,
    (statSync(join(entry.parentPath, entry.name)).mode & 0o777).toString(8),
    entry.isDirectory() ? '700' : '600',
  ])
  await home.stop()
  expect(modes.length).toBeGreaterThan(4)
  expect(modes.filter(([, mode, wanted]) => mode !== wanted)).toEqual([])
  expect((statSync(data).mode & 0o777).toString(8)).toBe('700')
})
