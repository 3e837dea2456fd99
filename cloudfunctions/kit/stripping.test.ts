import { stripped } from './stripping'

const latin = (text: string) => Buffer.from(text, 'latin1')
const secret = latin('GPS 30.2741N 120.1551E')

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** TIFF data as a phone writes it: how to turn the picture, and where it was taken. */
function tiff(turn: number, little: boolean): Buffer {
  const head = Buffer.alloc(8 + 2 + 24 + 4)
  const short = (value: number, at: number) =>
    little ? head.writeUInt16LE(value, at) : head.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    little ? head.writeUInt32LE(value, at) : head.writeUInt32BE(value, at)
  head.write(little ? 'II' : 'MM', 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  for (const [n, [tag, value]] of [
    [0x8825, 0],
    [0x0112, turn],
  ].entries()) {
    const at = 10 + n * 12
    short(tag ?? 0, at)
    short(3, at + 2)
    long(1, at + 4)
    short(value ?? 0, at + 8)
  }
  return Buffer.concat([head, secret])
}

const exif = (turn: number, little = true) =>
  segment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff(turn, little)]))
const jfif = segment(0xe0, latin('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'))
const colours = segment(0xe2, latin('ICC_PROFILE\0\x01\x01profile'))
const tables = segment(0xdb, Buffer.alloc(65, 3))
const scan = Buffer.concat([segment(0xda, Buffer.alloc(10, 1)), Buffer.from('12ff0034ffd056', 'hex')])
const [soi, eoi] = [Buffer.from('ffd8', 'hex'), Buffer.from('ffd9', 'hex')]

describe('a JPEG', () => {
  test('keeps what it is drawn by, and nothing of what was noted beside it or behind its end', () => {
    const notes = [
      exif(1),
      segment(0xe1, Buffer.concat([latin('http://ns.adobe.com/xap/1.0/\0'), secret])),
      segment(0xed, Buffer.concat([latin('Photoshop 3.0\0'), secret])),
      segment(0xe2, Buffer.concat([latin('MPF\0'), secret])),
      segment(0xe0, Buffer.concat([latin('JFXX\0'), secret])),
      segment(0xfe, secret),
    ]
    const more = segment(0xfe, secret)
    const given = Buffer.concat([soi, jfif, ...notes, colours, tables, scan, more, tables, scan, eoi, secret])
    expect(stripped(given)).toEqual(Buffer.concat([soi, jfif, colours, tables, scan, tables, scan, eoi]))
  })

  test.each([true, false])('still says how it is to be turned, byte order little %s', little => {
    const kept = stripped(Buffer.concat([soi, exif(6, little), tables, scan, eoi]))
    expect(kept.includes(secret)).toBe(false)
    const again = stripped(kept)
    expect(again).toEqual(kept)
    const at = kept.indexOf(Buffer.from('0112', 'hex'))
    expect(kept.readUInt16BE(at + 8)).toBe(6)
    expect(kept.subarray(-tables.length - scan.length - 2)).toEqual(Buffer.concat([tables, scan, eoi]))
  })

  test('that is cut short keeps nothing that was not understood', () => {
    const whole = Buffer.concat([soi, jfif, exif(1)])
    expect(stripped(whole.subarray(0, -3)).includes(secret.subarray(0, 5))).toBe(false)
  })
})

const chunk = (name: string, body: Buffer) => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body, Buffer.from('crc!')])
}

test('a PNG keeps what it is drawn by alone', () => {
  const start = Buffer.from('89504e470d0a1a0a', 'hex')
  const drawn = [
    chunk('IHDR', Buffer.alloc(13)),
    chunk('IDAT', Buffer.alloc(9, 5)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  const [head, data, end] = drawn
  const notes = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt'].map(name => chunk(name, secret))
  const given = [start, head, ...notes, data, chunk('tEXt', secret), end, secret].flatMap(part => part ?? [])
  expect(stripped(Buffer.concat(given))).toEqual(Buffer.concat([start, ...drawn]))
})

const riff = (...chunks: [name: string, body: Buffer][]) => {
  const parts = chunks.map(([name, body]) => {
    const head = Buffer.alloc(8)
    head.write(name, 0, 'latin1')
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}
const flags = (says: number) => Buffer.concat([Buffer.from([says]), Buffer.alloc(9)])

test('a WebP keeps what it is drawn by, and says no longer that more is there', () => {
  const drawn = Buffer.alloc(7, 9)
  const given = riff(['VP8X', flags(0x2c)], ['VP8 ', drawn], ['EXIF', tiff(1, true)], ['XMP ', secret])
  expect(stripped(given)).toEqual(riff(['VP8X', flags(0x20)], ['VP8 ', drawn]))
})

test('a WebP still says how it is to be turned', () => {
  const kept = stripped(
    riff(['VP8X', flags(0x0c)], ['VP8 ', Buffer.alloc(4)], ['EXIF', tiff(8, false)], ['XMP ', secret]),
  )
  expect(kept.includes(secret)).toBe(false)
  expect(kept[20]).toBe(0x08)
  expect(kept.readUInt16BE(kept.indexOf(Buffer.from('0112', 'hex')) + 8)).toBe(8)
  expect(stripped(kept)).toEqual(kept)
})

const box = (name: string, ...inside: Buffer[]) => {
  const body = Buffer.concat(inside)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}

test('a film keeps its length and its pictures, and not where it was taken', () => {
  const told = box('udta', box('\xa9xyz', secret), box('loci', secret))
  const film = [
    box('ftyp', latin('isom')),
    box('moov', box('mvhd', Buffer.alloc(20)), told, box('trak', told), box('meta', secret)),
    box('uuid', secret),
    box('mdat', latin('frames')),
  ]
  const kept = stripped(Buffer.concat(film))
  expect(kept.length).toBe(Buffer.concat(film).length)
  expect(kept.includes(secret)).toBe(false)
  expect(kept.subarray(-14)).toEqual(box('mdat', latin('frames')))
})

test('what is neither picture nor recording stays as it is', () => {
  const paper = latin('%PDF-1.7 words')
  expect(stripped(paper)).toEqual(paper)
})
