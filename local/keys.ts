import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writeDurably } from './durable'

/** Where the keys of a data folder lie unless told otherwise: beside it, so that no copy of the folder holds both. */
export const keysBeside = (data: string) => `${data.replace(/[\\/]+$/, '')}.keys.json`

/**
 * The keys of a home as JSON text: one to seal personal data, one to compare it. `known` is the mark its data were
 * written under, `null` for data that are not there yet; then the keys are made, readable by the owner only. Refuses in
 * plain words when the keys are gone or are another home's: data sealed under two keys could never be read again.
 */
export function openKeys(file: string, known: string | null): string {
  if (!existsSync(file)) {
    if (known !== null)
      throw new Error(`没有找到这个数据目录的密钥：${file}。请把备份的密钥文件放回去再启动。`)
    const key = (id: string) => ({ id, key: randomBytes(32).toString('base64') })
    writeDurably(file, JSON.stringify({ cipher: key('k1'), mac: key('m1') }))
  }
  const keys = readFileSync(file, 'utf8')
  if (known !== null && markOf(keys) !== known) {
    throw new Error(`密钥和数据不是一套：${file}。请换成这个数据目录自己的密钥文件再启动。`)
  }
  return keys
}

/** Tells one home's keys from another's; leads back to neither key. */
export function markOf(keys: string): string {
  const { cipher, mac } = readKeys(keys)
  return createHash('sha256').update('niangjia-keys').update(cipher).update(mac).digest('hex').slice(0, 32)
}

/** The two keys as bytes; a file that holds none is refused. */
export function readKeys(keys: string): { cipher: Buffer; mac: Buffer } {
  try {
    const { cipher, mac }: Record<'cipher' | 'mac', { key: string }> = JSON.parse(keys)
    const bytes = { cipher: Buffer.from(cipher.key, 'base64'), mac: Buffer.from(mac.key, 'base64') }
    if (bytes.cipher.length === 32 && bytes.mac.length === 32) return bytes
  } catch {}
  throw new Error('密钥文件打不开，可能不是密钥文件，或者没有存完整。')
}
