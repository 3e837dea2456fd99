import { deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** The text as a QR, drawn as a PNG of one bit a pixel, about this many pixels wide with a quiet zone of four modules. */
export function codePng(text: string, pixels: number): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const scale = Math.max(1, Math.round(pixels / size))
  const width = size * scale
  const stride = Math.ceil(width / 8)
  const lines = data.map(row => {
    const line = Buffer.alloc(1 + stride, 0xff)
    line[0] = 0
    row.forEach((dark, x) => {
      if (!dark) return
      for (let at = x * scale; at < (x + 1) * scale; at++) {
        const byte = 1 + (at >> 3)
        line[byte] = (line[byte] ?? 0) & ~(0x80 >> (at & 7))
      }
    })
    return line
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(width, 4)
  head[8] = 1
  const image = Buffer.concat(lines.flatMap(line => Array.from({ length: scale }, () => line)))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(image)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), out.length - 4)
  return out
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
