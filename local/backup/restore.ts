import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { writeDurably } from '../durable'
import { keysBeside } from '../keys'
import { unsealing } from './sealing'

const NAMES = /^(cloud\.db|home\.db|clock\.json|files\/[0-9a-f]{64})$/

/**
 * Makes a home of a backup in a folder that is empty or not there; all of it or, when the backup is not whole, not this
 * home's or changed, nothing. Its keys are put beside it, where a home looks for them.
 */
export async function restoreBackup({ from, data, keys }: { from: string; data: string; keys: string }) {
  if (existsSync(data) && readdirSync(data).length > 0)
    throw new Error(`这个目录不是空的：${data}。请换一个空目录，原来的数据不会被覆盖。`)
  const text = readFileSync(keys, 'utf8')
  const beside = keysBeside(data)
  if (existsSync(beside) && readFileSync(beside, 'utf8') !== text)
    throw new Error(`这里已经有另一套密钥：${beside}。请换一个目录。`)
  const making = `${data}.restoring`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(join(making, 'files'), { recursive: true, mode: 0o700 })
  try {
    let entries = 0
    const tar = extract()
    tar.on('entry', ({ name }, stream, next) => {
      if (!NAMES.test(name)) return next(new Error('备份里有不认识的内容，没有恢复。'))
      entries += 1
      pipeline(stream, createWriteStream(join(making, name), { mode: 0o600, flush: true })).then(
        () => next(),
        next,
      )
    })
    await pipeline(createReadStream(from), unsealing(text), createGunzip(), tar)
    if (!existsSync(join(making, 'cloud.db'))) throw new Error('备份里没有数据，没有恢复。')
    if (!existsSync(beside)) writeDurably(beside, text)
    rmSync(data, { recursive: true, force: true })
    mkdirSync(dirname(data), { recursive: true })
    renameSync(making, data)
    return { entries }
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}
