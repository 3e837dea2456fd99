import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Home } from '../../../local/home'
import { keysBeside } from '../../../local/keys'
import { root } from '../../../scripts/build/discover'
import { openHome } from '../../home'
import { doorsOf } from '../people'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-backup-'))
const data = join(folder, 'data')
const backup = join(folder, 'kept', 'night.backup')
const collection = 'people_demo'

type Written = { docs: string[]; files: string[] }

let before: Written
let printed: string

/** A home that never stops being written to while it is backed up. */
beforeAll(async () => {
  const home = await openHome({ port: 0, data, demo: true, seed: false })
  const { written, stop } = await writers(home)
  while (written.docs.length < 300 || written.files.length < files) await turn()
  before = { docs: [...written.docs], files: [...written.files] }
  printed = await command('backup', '--to', backup, '--data', data)
  const after = written.docs.length
  await stop()
  expect(after).toBeGreaterThan(before.docs.length)
  await home.stop()
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('whatever was acknowledged before a backup began is there after it is restored', async () => {
  const into = join(folder, 'restored')
  await command('restore', backup, '--data', into, '--keys', keysBeside(data))
  const home = await openHome({ port: 0, data: into, demo: true, seed: false })
  try {
    const docs = await home.engine.find(collection, { filter: {} })
    const there = new Set(docs.map(({ _id }) => _id))
    expect(before.docs.filter(id => !there.has(id))).toEqual([])
    const person = await somebody(home)
    for (const file of before.files) {
      const answer = await fetch(`${home.url}/file/${encodeURIComponent(file)}`, {
        headers: { authorization: `Bearer ${person.token}` },
      })
      expect(answer.status).toBe(200)
      expect((await answer.arrayBuffer()).byteLength).toBe(paper.length)
    }
    expect((await home.engine.integrity()).problems).toEqual([])
  } finally {
    await home.stop()
  }
}, 300_000)

test('a backup holds nothing that can be read without the keys, and not the keys', () => {
  const bytes = readFileSync(backup)
  const key: string = JSON.parse(readFileSync(keysBeside(data), 'utf8')).cipher.key
  for (const secret of [name, 'people_demo', key]) expect(bytes.includes(secret)).toBe(false)
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

const name = '留言的王小明'
const paper = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(30_000, 5)])
/** As many as somebody may upload whose phone is not proven. */
const files = 5

const turn = () => new Promise(resolve => setImmediate(resolve))

/** Documents and files written without a pause, each noted once it was acknowledged. */
async function writers(home: Home): Promise<{ written: Written; stop(): Promise<void> }> {
  const written: Written = { docs: [], files: [] }
  const person = await somebody(home)
  const doors = doorsOf(home.url)
  let going = true
  const write = async (worker: number) => {
    for (let n = 0; going; n += 1) {
      const _id = `w${worker}-${n}`
      await home.engine.insert(collection, [{ _id, name, roles: [], union: '' }])
      written.docs.push(_id)
      if (worker === 0 && n % 10 === 0 && written.files.length < files)
        written.files.push(await doors.upload(person.token, paper))
    }
  }
  const all = Promise.all([0, 1, 2, 3].map(write))
  return {
    written,
    async stop() {
      going = false
      await all
    },
  }
}

async function somebody(home: Home) {
  const person = { id: 'person-of-backup', name, roles: [], union: '' }
  if (!(await home.engine.get(collection, person.id)))
    await home.engine.insert(collection, [{ _id: person.id, name, roles: [], union: '' }])
  return doorsOf(home.url).as(person)
}

/** What one of the project's commands printed; one that fails throws what it said. */
function command(verb: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), verb, ...args], { cwd: root })
    let out = ''
    let said = ''
    child.stdout.on('data', chunk => {
      out += chunk
    })
    child.stderr.on('data', chunk => {
      said += chunk
    })
    child.on('exit', code => (code === 0 ? resolve(out) : reject(new Error(said))))
  })
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}
