import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** What a link lets its holder do, once signed: put or get one file until an instant (ms). */
export type Link = { verb: 'put' | 'get'; file: string; until: number; owner?: string }

export type Links = {
  /** An address that carries the right in itself; whoever holds it does not learn which file it is. */
  sign(link: Link): string
  /** The right a signed text carries; undefined when it is forged or over. */
  read(verb: Link['verb'], signed: string): Link | undefined
}

/** Signed links to files, good for as long as this process lives. */
export function createLinks(url: string, realNow: () => number): Links {
  const key = randomBytes(32)
  return {
    sign(link) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(JSON.stringify(link), 'utf8'), cipher.final()])
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
      return `${url}/storage/${link.verb}/${sealed}`
    },
    read(verb, sealed) {
      const link = opened(key, Buffer.from(sealed, 'base64url'))
      return link && link.verb === verb && link.until > realNow() ? link : undefined
    },
  }
}

function opened(key: Buffer, box: Buffer): Link | undefined {
  if (box.length < 29) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12))
  decipher.setAuthTag(box.subarray(12, 28))
  try {
    const text = Buffer.concat([decipher.update(box.subarray(28)), decipher.final()]).toString('utf8')
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
