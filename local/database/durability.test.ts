import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { openEngine } from './engine'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'niangjia-durable-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (commit?: 'group' | 'each') => openEngine({ file: join(folder, 'd.db'), now: () => 0, commit })

test.each(['group', 'each'] as const)('with commit %s the file is synced at every commit', async commit => {
  const engine = open(commit)
  expect(engine.pragma('synchronous')).toBe(2)
  expect(engine.pragma('journal_mode')).toBe('wal')
  await engine.close()
})

test('of writes that come together a refused one takes no other with it', async () => {
  const engine = open()
  await engine.declare([{ name: 'c', indexes: [{ fields: ['k'], unique: true }] }])
  await engine.insert('c', [{ _id: 'x', n: '三', k: 0 }])
  const answers = await Promise.allSettled([
    engine.insert('c', [{ _id: 'a', k: 1 }]),
    engine.insert('c', [
      { _id: 'b', k: 2 },
      { _id: 'c', k: 1 },
    ]),
    engine.update('c', { filter: { _id: 'x' }, update: { $inc: { n: 1 } } }),
    engine.insert('c', [{ _id: 'd', k: 3 }]),
    engine.update('c', { filter: { _id: 'd' }, update: { $set: { n: 1 } } }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
    'fulfilled',
  ])
  expect((await engine.find('c', { filter: {} })).map(({ _id, n }) => [_id, n])).toEqual([
    ['a', undefined],
    ['d', 1],
    ['x', '三'],
  ])
  expect(await engine.integrity()).toMatchObject({ ok: true })
  await engine.close()
})

test('closing waits for what was asked before and refuses what comes after', async () => {
  const engine = open()
  await engine.declare([{ name: 'c', indexes: [] }])
  const before = engine.insert('c', [{ _id: 'x' }])
  await engine.close()
  await before
  await expect(engine.insert('c', [{ _id: 'y' }])).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  const again = open()
  expect(await again.get('c', 'x')).toEqual({ _id: 'x' })
  await again.close()
})

test('whatever was acknowledged before a kill is there afterwards, and the file is sound', async () => {
  const writer = join(folder, 'writer.cjs')
  buildSync({
    stdin: { contents: writing, resolveDir: __dirname, loader: 'ts' },
    outfile: writer,
    bundle: true,
    platform: 'node',
    external: ['libsql'],
  })
  const env = { ...process.env, NODE_PATH: join(__dirname, '../../node_modules') }
  const said = new Set<string>()
  for (let round = 0; round < 8; round += 1) {
    const child = fork(writer, [join(folder, 'd.db'), String(round * 1_000_000)], { env })
    child.on('message', id => said.add(String(id)))
    await new Promise(resolve => child.once('message', resolve))
    await new Promise(resolve => setTimeout(resolve, 20 + round * 30))
    child.kill('SIGKILL')
    await new Promise(resolve => child.on('close', resolve))
    const engine = open()
    const there = new Set((await engine.find('c', { filter: {} })).map(({ _id }) => _id))
    expect([...said].filter(id => !there.has(id))).toEqual([])
    for (const id of there) if (id.startsWith('b')) expect(there).toContain(`c${id.slice(1)}`)
    expect(await engine.integrity()).toMatchObject({ ok: true, problems: [] })
    await engine.close()
  }
  expect(said.size).toBeGreaterThan(100)
})

/** Writes without end and says what was acknowledged. */
const writing = `
import { openEngine } from './engine'
async function write(file: string, first: number) {
  const engine = openEngine({ file, now: () => 0 })
  await engine.declare([{ name: 'c', indexes: [{ fields: ['k', 'tags'] }] }])
  for (let i = first; ; i += 1) {
    const one = engine.insert('c', [{ _id: 'a' + i, k: i % 7, tags: [i, i + 1] }])
    const two = engine.insert('c', [{ _id: 'b' + i, k: 1 }, { _id: 'c' + i, k: 2 }])
    one.then(() => process.send?.('a' + i))
    two.then(() => process.send?.('c' + i))
    if (i % 5 === 0) await engine.update('c', { filter: { _id: 'a' + i }, update: { $set: { k: 4 } } })
  }
}
void write(process.argv[2] ?? '', Number(process.argv[3]))
`
