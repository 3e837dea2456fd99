import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writeDurably } from './durable'

/** The keys of this home as JSON text: one to seal personal data, one to compare it; made once, readable by the owner only. */
export function openKeys(file: string): string {
  if (!existsSync(file)) {
    const key = (id: string) => ({ id, key: randomBytes(32).toString('base64') })
    writeDurably(file, JSON.stringify({ cipher: key('k1'), mac: key('m1') }))
  }
  return readFileSync(file, 'utf8')
}
