import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsOf } from '../../config/settings'
import { buildIfStale } from './stale'

const project = mkdtempSync(join(tmpdir(), 'niangjia-stale-'))
mkdirSync(join(project, 'src'))
writeFileSync(join(project, 'src/app.ts'), 'one')
writeFileSync(join(project, 'project.config.json'), '{"appid":"one"}')

const files = ['src', 'project.config.json']
const built = (env: Record<string, string> = {}, output = 'weapp', fails = false) =>
  buildIfStale(
    output,
    { files, settings: settingsOf(env) },
    async () => {
      mkdirSync(join(project, 'dist', output), { recursive: true })
      if (fails) throw new Error('cut short')
    },
    project,
  )

test('the same inputs and choices are built once', async () => {
  expect([await built(), await built()]).toEqual([true, false])
})

test('another home is another build, and so is the plain one after it', async () => {
  await built()
  const there = { NIANGJIA_HTTPS: 'https://niangjia.example.cn' }
  expect([await built(there), await built(there), await built(), await built()]).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('another cloud environment is another build', async () => {
  await built()
  expect([await built({ NIANGJIA_ENV: 'test' }), await built({ NIANGJIA_ENV: 'city' })]).toEqual([true, true])
})

test('another account is another build', async () => {
  await built()
  writeFileSync(join(project, 'project.config.json'), '{"appid":"two"}')
  expect(await built()).toBe(true)
})

test('a build cut short over a whole one is built again', async () => {
  await built()
  await expect(built({ NIANGJIA_ENV: 'test' }, 'weapp', true)).rejects.toThrow('cut short')
  expect(await built()).toBe(true)
})
