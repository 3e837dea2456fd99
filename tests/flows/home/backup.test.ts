import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysBeside } from '../../../local/keys'
import { openHome } from '../../home'
import { backUpUnderLoad, collection, command, missingFrom, name, type Written } from './under-load'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-backup-'))
const data = join(folder, 'data')
const backup = join(folder, 'kept', 'night.backup')

let before: Written
let printed: string

beforeAll(async () => {
  const home = await openHome({ port: 0, data, demo: true, seed: false })
  const done = await backUpUnderLoad(home, data, backup)
  before = done.before
  printed = done.printed
  expect(done.after).toBeGreaterThan(before.docs.length)
  await home.stop()
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('whatever was acknowledged before a backup began is there after it is restored', async () => {
  const into = join(folder, 'restored')
  await command('restore', backup, '--data', into, '--keys', keysBeside(data))
  const home = await openHome({ port: 0, data: into, demo: true, seed: false })
  try {
    expect(await missingFrom(home, before)).toEqual([])
    expect((await home.engine.integrity()).problems).toEqual([])
  } finally {
    await home.stop()
  }
}, 300_000)

test('a backup holds nothing that can be read without the keys, and not the keys', () => {
  const bytes = readFileSync(backup)
  const key: string = JSON.parse(readFileSync(keysBeside(data), 'utf8')).cipher.key
  for (const secret of [name, collection, key]) expect(bytes.includes(secret)).toBe(false)
  expect(bytes.includes(Buffer.from(key, 'base64'))).toBe(false)
  expect(printed).toContain(keysBeside(data))
})

test.each([
  ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), /没有存完整|损坏/],
  ['cut at its header', (bytes: Buffer) => bytes.subarray(0, 40), /没有存完整|不是娘家的备份/],
  ['empty', () => Buffer.alloc(0), /没有存完整/],
  ['changed in one byte', (bytes: Buffer) => flipped(bytes, bytes.length >> 1), /改动或损坏/],
  ['changed in its last byte', (bytes: Buffer) => flipped(bytes, bytes.length - 1), /改动或损坏/],
  ['longer than it was', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('more')]), /改动或损坏/],
  ['something else', () => Buffer.alloc(5000, 'x'), /不是娘家的备份/],
])('a backup %s is refused and leaves nothing', async (name, spoil, words) => {
  const file = join(folder, `${name}.backup`)
  writeFileSync(file, spoil(readFileSync(backup)))
  const into = join(folder, `into ${name}`)
  await expect(command('restore', file, '--data', into, '--keys', keysBeside(data))).rejects.toThrow(words)
  expect(readdirSync(folder).filter(found => found.startsWith('into'))).toEqual([])
})

test('the keys of another home do not open it', async () => {
  const other = join(folder, 'other')
  await (await openHome({ port: 0, data: other, demo: true, seed: false })).stop()
  const into = join(folder, 'never')
  await expect(command('restore', backup, '--data', into, '--keys', keysBeside(other))).rejects.toThrow(
    '备份和密钥不是一套',
  )
  expect(existsSync(into)).toBe(false)
})

test('a folder that holds something is not overwritten', async () => {
  await expect(command('restore', backup, '--data', data, '--keys', keysBeside(data))).rejects.toThrow(
    '这个目录不是空的',
  )
})

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}
