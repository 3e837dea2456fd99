/**
 * The same picture or recording without what its device wrote beside it: place, time, device, words, small pictures and
 * whatever follows its end. Of that only how a picture is to be turned stays. Other kinds of files stay as they are.
 */
export function stripped(content: Buffer): Buffer {
  const starts = (text: string, at = 0) => content.subarray(at, at + text.length).toString('latin1') === text
  if (starts('\xff\xd8\xff')) return jpeg(content)
  if (starts('\x89PNG\r\n\x1a\n')) return png(content)
  if (starts('RIFF') && starts('WEBP', 8)) return webp(content)
  if (starts('ftyp', 4)) return media(content)
  return content
}

/** Segments a JPEG is drawn by; of the application's own only colours and their transform (ITU-T T.81). */
function jpeg(content: Buffer): Buffer {
  const kept: Buffer[] = [content.subarray(0, 2)]
  let turned = false
  let at = 2
  while (at + 1 < content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      kept.push(content.subarray(at, at + 2))
      break
    }
    if (at + 4 > content.length) break
    const end = at + 2 + content.readUInt16BE(at + 2)
    if (end < at + 4 || end > content.length) break
    const body = content.subarray(at + 4, end)
    const turn = marker === 0xe1 && named(body, 'Exif\0\0') && !turned ? orientation(body.subarray(6)) : 0
    if (turn > 1) {
      turned = true
      const tiff = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), turnedBy(turn)])
      kept.push(Buffer.from([0xff, 0xe1, 0, tiff.length + 2]), tiff)
    }
    if (isDrawn(marker, body)) kept.push(content.subarray(at, end))
    at = end
    if (marker !== 0xda) continue
    const next = scanEnd(content, at)
    kept.push(content.subarray(at, next))
    at = next
  }
  return Buffer.concat(kept)
}

function isDrawn(marker: number, body: Buffer): boolean {
  if (marker === 0xe0) return named(body, 'JFIF\0')
  if (marker === 0xe2) return named(body, 'ICC_PROFILE\0')
  if (marker === 0xee) return named(body, 'Adobe')
  return marker !== 0xfe && (marker < 0xe0 || marker > 0xef)
}

/** Where the coded data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return content.length
}

const drawnInPng = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

function png(content: Buffer): Buffer {
  const kept: Buffer[] = [content.subarray(0, 8)]
  for (let at = 8; at + 12 <= content.length; ) {
    const end = at + 12 + content.readUInt32BE(at)
    if (end > content.length) break
    const name = content.toString('latin1', at + 4, at + 8)
    if (drawnInPng.has(name)) kept.push(content.subarray(at, end))
    if (name === 'IEND') break
    at = end
  }
  return Buffer.concat(kept)
}

const drawnInWebp = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const webpSays = { exif: 0x08, xmp: 0x04 }

function webp(content: Buffer): Buffer {
  const kept: Buffer[] = []
  let says: Buffer | null = null
  let turn = 0
  for (let at = 12; at + 8 <= content.length; ) {
    const size = content.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > content.length) break
    const name = content.toString('latin1', at, at + 4)
    const chunk = Buffer.from(content.subarray(at, end))
    if (name === 'EXIF') {
      const body = chunk.subarray(8, 8 + size)
      turn = orientation(named(body, 'Exif\0\0') ? body.subarray(6) : body)
    }
    if (name === 'VP8X' && size > 0) says = chunk
    if (drawnInWebp.has(name)) kept.push(chunk)
    at = end
  }
  if (says) {
    const still = (says[8] ?? 0) & ~webpSays.exif & ~webpSays.xmp
    says[8] = turn > 1 ? still | webpSays.exif : still
    if (turn > 1) {
      const tiff = turnedBy(turn)
      const head = Buffer.from('EXIF\0\0\0\0', 'latin1')
      head.writeUInt32LE(tiff.length, 4)
      kept.push(head, tiff)
    }
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

/** Boxes of a film or recording that hold what was noted about it; emptied in place, since others point behind them. */
const noted = new Set(['udta', 'meta', 'uuid'])
const nested = new Set(['moov', 'trak', 'moof', 'traf'])

function media(content: Buffer): Buffer {
  const copy = Buffer.from(content)
  emptyBoxes(copy, 0, copy.length)
  return copy
}

function emptyBoxes(content: Buffer, from: number, to: number): void {
  for (let at = from; at + 8 <= to; ) {
    const short = content.readUInt32BE(at)
    const long = short === 1 && at + 16 <= to
    const size = long ? Number(content.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    const body = at + (long ? 16 : 8)
    const end = at + size
    if (end < body || end > to) return
    const name = content.toString('latin1', at + 4, at + 8)
    if (noted.has(name)) {
      content.write('free', at + 4, 'latin1')
      content.fill(0, body, end)
    } else if (nested.has(name)) emptyBoxes(content, body, end)
    at = end
  }
}

/** How a picture is to be turned, 1 to 8, by the first directory of its TIFF data; 0 when it does not say. */
function orientation(tiff: Buffer): number {
  const little = named(tiff, 'II')
  if (!little && !named(tiff, 'MM')) return 0
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  if (tiff.length < 8) return 0
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let n = 0; n < Math.min(short(first), 200); n += 1) {
    const at = first + 2 + n * 12
    const turn = short(at + 8)
    if (short(at) === 0x0112) return turn <= 8 ? turn : 0
  }
  return 0
}

/** TIFF data that says nothing but how to turn the picture. */
function turnedBy(turn: number): Buffer {
  const tiff = Buffer.from('4d4d002a0000000800010112000300000001000000000000000000', 'hex').subarray(0, 26)
  tiff.writeUInt16BE(turn, 18)
  return tiff
}

const named = (body: Buffer, name: string) => body.subarray(0, name.length).toString('latin1') === name
