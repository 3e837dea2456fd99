import {
  chmodSync,
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import Database from 'libsql'
import { pack } from 'tar-stream'
import { markOf } from '../keys'
import { sealing } from './sealing'

/** What of a home is kept in a backup; its log, its lock and who is signed in are not. */
const DATABASES = ['cloud.db', 'home.db'] as const

/**
 * Writes everything of a home into one sealed file while the home goes on working: whatever was acknowledged before
 * this began is in it, and each database is of one moment. The file appears under its name when it is whole.
 */
export async function makeBackup({ data, keys, to }: { data: string; keys: string; to: string }) {
  if (!existsSync(join(data, 'cloud.db'))) throw new Error(`这里没有数据：${data}`)
  const file = resolve(to)
  if (existsSync(file)) throw new Error(`已经有一个同名的文件：${to}`)
  const text = readFileSync(keys, 'utf8')
  markOf(text)
  mkdirSync(dirname(file), { recursive: true })
  const staging = join(dirname(file), `.${basename(file)}.making`)
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(join(staging, 'files'), { recursive: true, mode: 0o700 })
  try {
    // A file is on disk before any document names it; one that is dropped meanwhile stays by its second name.
    keepFiles(data, staging)
    for (const name of DATABASES) snapshot(join(data, name), join(staging, name))
    signOut(join(staging, 'home.db'))
    keepFiles(data, staging)
    if (existsSync(join(data, 'clock.json')))
      copyFileSync(join(data, 'clock.json'), join(staging, 'clock.json'))
    const writing = join(staging, 'whole')
    await pipeline(
      archive(staging),
      createGzip({ level: 1 }),
      sealing(text),
      createWriteStream(writing, { mode: 0o600, flush: true }),
    )
    renameSync(writing, file)
    return { file, bytes: statSync(file).size }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** A copy of a database as it is at one moment, while it goes on being written. */
export function snapshot(from: string, to: string): void {
  const db = new Database(from)
  try {
    db.exec('PRAGMA busy_timeout = 60000')
    db.prepare('VACUUM INTO ?').run(to)
  } finally {
    db.close()
  }
  chmodSync(to, 0o600)
}

/** Sessions and codes of that moment must not live again in a home that is restored later. */
function signOut(file: string): void {
  const books = new Database(file)
  try {
    for (const table of ['sessions', 'session_desks', 'phone_codes', 'outbox'])
      books.exec(`DELETE FROM ${table}`)
    books.exec('VACUUM')
  } finally {
    books.close()
  }
}

function keepFiles(data: string, staging: string): void {
  for (const name of readdirSync(join(data, 'files'))) {
    const to = join(staging, 'files', name)
    if (name.endsWith('.writing') || existsSync(to)) continue
    try {
      linkSync(join(data, 'files', name), to)
    } catch {
      copyIfThere(join(data, 'files', name), to)
    }
  }
}

/** Where two names for one file cannot be had, a copy; one that went meanwhile is not missed. */
function copyIfThere(from: string, to: string): void {
  try {
    copyFileSync(from, to)
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'ENOENT') throw error
  }
}

function archive(staging: string) {
  const tar = pack()
  const names = [
    ...[...DATABASES, 'clock.json'].filter(name => existsSync(join(staging, name))),
    ...readdirSync(join(staging, 'files')).map(name => `files/${name}`),
  ]
  const add = async () => {
    for (const name of names) {
      const file = join(staging, name)
      const entry = tar.entry({ name, size: statSync(file).size, mode: 0o600 })
      await pipeline(createReadStream(file), entry)
    }
    tar.finalize()
  }
  add().catch((error: Error) => tar.destroy(error))
  return tar
}
