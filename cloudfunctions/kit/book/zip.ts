import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { broken, locked, tooBig } from './faults'

/** The parts of a zip file by their names, each read only when it is asked for. */
export type Zip = {
  has(name: string): boolean
  /** The content of a part, piece by piece. */
  read(name: string): AsyncGenerator<Buffer>
}

type Part = { at: number; packed: number; unpacked: number; method: number }

/** No part, and not all read of one book, unpacks to more. */
const mostBytes = 200 * 1024 * 1024

const mostParts = 4000

/** Reads the list of parts at the end of a zip file; one that is cut off or locked is refused. */
export function openZip(content: Buffer): Zip {
  const parts = partsOf(content)
  const find = (name: string) => parts.get(name.toLowerCase())
  return {
    has: name => find(name) !== undefined,
    async *read(name) {
      const part = find(name)
      if (!part) throw broken()
      if (part.unpacked > mostBytes) throw tooBig()
      yield* unpacked(packedBytes(content, part), part.method)
    },
  }
}

function partsOf(content: Buffer): Map<string, Part> {
  const end = content.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > content.length) throw broken()
  const count = content.readUInt16LE(end + 10)
  let at = content.readUInt32LE(end + 16)
  if (count > mostParts) throw tooBig()
  const parts = new Map<string, Part>()
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== 0x02014b50) throw broken()
    const [nameLength, extraLength, wordLength] = [28, 30, 32].map(offset =>
      content.readUInt16LE(at + offset),
    )
    const name = content.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString('utf8')
    if ((content.readUInt16LE(at + 8) & 1) === 1) throw locked()
    parts.set(name.replaceAll('\\', '/').toLowerCase(), {
      at: content.readUInt32LE(at + 42),
      packed: content.readUInt32LE(at + 20),
      unpacked: content.readUInt32LE(at + 24),
      method: content.readUInt16LE(at + 10),
    })
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (wordLength ?? 0)
  }
  return parts
}

function packedBytes(content: Buffer, { at, packed }: Part): Buffer {
  if (at + 30 > content.length || content.readUInt32LE(at) !== 0x04034b50) throw broken()
  const from = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28)
  if (from + packed > content.length) throw broken()
  return content.subarray(from, from + packed)
}

async function* unpacked(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method !== 0 && method !== 8) throw broken()
  const source = Readable.from(slices(packed))
  const stream = method === 0 ? source : source.pipe(createInflateRaw({ chunkSize: piece }))
  let total = 0
  try {
    for await (const bytes of stream) {
      total += bytes.length
      if (total > mostBytes) throw tooBig()
      yield bytes
    }
  } finally {
    source.destroy()
    stream.destroy()
  }
}

const piece = 65_536

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
