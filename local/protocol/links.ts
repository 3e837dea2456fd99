import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a link lets its holder do, once signed: put or get one file until an instant (ms). */
export type Link = { verb: 'put' | 'get'; file: string; until: number; owner?: string }

export type Links = {
  /** An address that carries the right in itself. */
  sign(link: Link): string
  /** The right a signed text carries; undefined when it is forged or over. */
  read(verb: Link['verb'], signed: string): Link | undefined
}

/** Signed links to files, good for as long as this process lives. */
export function createLinks(url: string, realNow: () => number): Links {
  const key = randomBytes(32)
  const mac = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    sign(link) {
      const text = Buffer.from(JSON.stringify(link)).toString('base64url')
      return `${url}/storage/${link.verb}/${text}.${mac(text).toString('base64url')}`
    },
    read(verb, signed) {
      const [text = '', mark = ''] = signed.split('.')
      const given = Buffer.from(mark, 'base64url')
      const wanted = mac(text)
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
      const link: Link = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
      return link.verb === verb && link.until > realNow() ? link : undefined
    },
  }
}
