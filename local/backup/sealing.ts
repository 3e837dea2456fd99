import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { markOf, readKeys } from '../keys'

/** Sealed piece by piece, so that any length passes through little memory, bytes. */
const PIECE = 1024 * 1024
/** Of a piece as it is written: whether it is the last, and how long it is; then its tag and its bytes. */
const FRAME = 5
const TAG = 16
const FORMAT = 'niangjia-backup 1'

/** Seals what passes through under the home's keys. Whoever holds the result and not the keys reads nothing of it. */
export function sealing(keys: string): Transform {
  const salt = randomBytes(32).toString('hex')
  const header = Buffer.from(`${FORMAT} ${markOf(keys)} ${salt}\n`)
  const key = keyOf(keys, salt)
  let held = Buffer.alloc(0)
  let n = 0
  const piece = (bytes: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(n))
    n += 1
    cipher.setAAD(Buffer.concat([header, Buffer.from([last ? 1 : 0])]))
    const body = Buffer.concat([cipher.update(bytes), cipher.final()])
    const frame = Buffer.alloc(FRAME)
    frame.writeUInt8(last ? 1 : 0, 0)
    frame.writeUInt32BE(body.length, 1)
    return Buffer.concat([frame, cipher.getAuthTag(), body])
  }
  return new Transform({
    construct(done) {
      this.push(header)
      done()
    },
    transform(chunk: Buffer, _encoding, done) {
      held = Buffer.concat([held, chunk])
      while (held.length > PIECE) {
        this.push(piece(held.subarray(0, PIECE), false))
        held = held.subarray(PIECE)
      }
      done()
    },
    flush(done) {
      this.push(piece(held, true))
      done()
    },
  })
}

/**
 * Opens what sealing made. Fails in plain words when it is no backup, another home's, changed in any byte or cut off
 * before its end; what passed until then must not be used.
 */
export function unsealing(keys: string): Transform {
  let held = Buffer.alloc(0)
  let header: Buffer | undefined
  let key = Buffer.alloc(0)
  let n = 0
  let ended = false
  const readHeader = (): boolean => {
    const end = held.indexOf(10)
    if (end < 0 && held.length < 256) return false
    const [name, version, mark, salt = ''] = held.subarray(0, Math.max(end, 0)).toString('latin1').split(' ')
    if (`${name} ${version}` !== FORMAT) throw new Error('这不是娘家的备份文件。')
    if (mark !== markOf(keys)) throw new Error('备份和密钥不是一套，请换成做备份的那个家的密钥文件。')
    header = held.subarray(0, end + 1)
    key = keyOf(keys, salt)
    held = held.subarray(end + 1)
    return true
  }
  const open = (header: Buffer): Buffer | undefined => {
    if (held.length < FRAME) return undefined
    const length = held.readUInt32BE(1)
    const whole = FRAME + TAG + length
    if (length > PIECE) throw damaged()
    if (held.length < whole) return undefined
    const last = held.subarray(0, 1)
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(n))
    n += 1
    decipher.setAAD(Buffer.concat([header, last]))
    decipher.setAuthTag(held.subarray(FRAME, FRAME + TAG))
    const opened = Buffer.concat([decipher.update(held.subarray(FRAME + TAG, whole)), finalOf(decipher)])
    ended = last[0] === 1
    held = held.subarray(whole)
    return opened
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      try {
        if (ended) throw damaged()
        held = Buffer.concat([held, chunk])
        if (!header && !readHeader()) return done()
        for (let opened = header && open(header); opened && header; opened = ended ? undefined : open(header))
          this.push(opened)
        if (ended && held.length > 0) throw damaged()
        done()
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
    flush(done) {
      done(ended ? null : new Error('备份没有存完整，后面缺了一段。请用另一份备份。'))
    },
  })
}

const damaged = () => new Error('备份里有地方被改动或损坏，没有恢复。请用另一份备份。')

function finalOf(decipher: { final(): Buffer }): Buffer {
  try {
    return decipher.final()
  } catch {
    throw damaged()
  }
}

const keyOf = (keys: string, salt: string) =>
  Buffer.from(hkdfSync('sha256', readKeys(keys).cipher, Buffer.from(salt, 'hex'), 'niangjia-backup', 32))

function nonceOf(n: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(n, 8)
  return nonce
}
