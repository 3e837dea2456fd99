import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Text under AES-256-GCM: the id of the key and base64 of nonce, tag and ciphertext. */
export type Sealed = { key: string; box: string }

type Keys = Record<'cipher' | 'mac', { id: string; key: Buffer }>

/** Personal data at rest; only the holder of the key reads it back, a changed byte makes it unreadable. */
export function seal(text: string): Sealed {
  const { id, key } = keys().cipher
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { key: id, box: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') }
}

export function unseal(sealed: Sealed): string {
  const { id, key } = keys().cipher
  if (sealed.key !== id) throw new Error(`no key ${sealed.key}`)
  const box = Buffer.from(sealed.box, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12))
  decipher.setAuthTag(box.subarray(12, 28))
  return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()]).toString('utf8')
}

/** Equal texts have equal marks, and a mark does not lead back to its text without the key. */
export const blindMark = (kind: string, text: string) =>
  mac(`${kind}\u0000${text}`).toString('hex').slice(0, 40)

/** Six digits only the server can make for these words. */
export const macDigits = (...words: string[]) =>
  String(mac(words.join('\u0000')).readUInt32BE(0) % 1_000_000).padStart(6, '0')

/** SHA-256 in hexadecimal: the same content has the same, another has another. */
export const fingerprint = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex')

export const sameText = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** 138****5678, 3301**********012X, E1****78 of a shorter number, and the first character of a name. */
export const maskPhone = (phone: string) =>
  phone.length < 11 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
export const maskIdNumber = (number: string) =>
  number.length < 15
    ? `${number.slice(0, 2)}****${number.slice(-2)}`
    : `${number.slice(0, 4)}**********${number.slice(-4)}`
export const maskName = (name: string) => `${name.slice(0, 1)}${'*'.repeat(Math.max(1, name.length - 1))}`

const mac = (text: string) => createHmac('sha256', keys().mac.key).update(text).digest()

let loaded: Keys | undefined

/** Keys come from the environment NIANGJIA_KEYS: {"cipher":{id,key},"mac":{id,key}}, each key 32 bytes in base64. */
function keys(): Keys {
  loaded ??= parseKeys(process.env.NIANGJIA_KEYS)
  return loaded
}

function parseKeys(json: string | undefined): Keys {
  if (!json) throw new Error('NIANGJIA_KEYS is not set')
  const given: Record<'cipher' | 'mac', { id: string; key: string }> = JSON.parse(json)
  const key = (name: 'cipher' | 'mac') => {
    const bytes = Buffer.from(given[name].key, 'base64')
    if (bytes.length !== 32) throw new Error(`the ${name} key is not 32 bytes`)
    return { id: given[name].id, key: bytes }
  }
  return { cipher: key('cipher'), mac: key('mac') }
}
