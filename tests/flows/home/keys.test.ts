import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keysBeside } from '../../../local/keys'
import { openHome } from '../../home'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-keys-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = (data: string, keys?: string) => openHome({ port: 0, data, keys, demo: true, seed: false })

/** A home that was started once. */
async function told(name: string): Promise<string> {
  const data = join(folder, name)
  const home = await open(data)
  await home.stop()
  return data
}

test('the keys lie beside the data, never among them, and only their owner reads them', async () => {
  const data = await told('apart')
  expect(existsSync(join(data, 'keys.json'))).toBe(false)
  expect(statSync(keysBeside(data)).mode & 0o777).toBe(0o600)
})

test('a home whose keys are gone does not start and makes no others', async () => {
  const data = await told('gone')
  const keys = keysBeside(data)
  renameSync(keys, `${keys}.aside`)
  await expect(open(data)).rejects.toThrow('没有找到这个数据目录的密钥')
  expect(existsSync(keys)).toBe(false)
  renameSync(`${keys}.aside`, keys)
  await (await open(data)).stop()
})

test('the keys of another home are refused', async () => {
  const data = await told('one')
  const other = await told('other')
  await expect(open(data, keysBeside(other))).rejects.toThrow('密钥和数据不是一套')
})

test('a file that holds no keys is refused as that', async () => {
  const data = await told('broken')
  const broken = join(folder, 'broken-keys.json')
  writeFileSync(broken, '{"cipher":{"id":"k1"')
  await expect(open(data, broken)).rejects.toThrow('密钥文件打不开')
})

test('keys that lie among the data are taken out of them', async () => {
  const data = await told('inside')
  copyFileSync(keysBeside(data), join(data, 'keys.json'))
  rmSync(keysBeside(data))
  await (await open(data)).stop()
  expect(existsSync(join(data, 'keys.json'))).toBe(false)
  expect(existsSync(keysBeside(data))).toBe(true)
})
