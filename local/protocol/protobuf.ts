/** A field of a protobuf message: a number of wire type 0, or bytes of wire type 2. */
export type Field = { id: number; value: number | Uint8Array }

/** Reads a message's fields in order; bytes that are no message are refused. */
export function readMessage(bytes: Uint8Array): Field[] {
  const fields: Field[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('the message ends too early')
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
    throw new Error('a number in the message is too long')
  }
  while (at < bytes.length) {
    const key = varint()
    const id = Math.floor(key / 8)
    if (key % 8 === 0) fields.push({ id, value: varint() })
    else if (key % 8 === 2) {
      const length = varint()
      if (at + length > bytes.length) throw new Error('the message ends too early')
      fields.push({ id, value: bytes.subarray(at, at + length) })
      at += length
    } else throw new Error(`a field of wire type ${key % 8}`)
  }
  return fields
}

/** Writes a message of whole numbers and bytes. */
export function writeMessage(fields: Field[]): Buffer {
  return Buffer.concat(
    fields.map(({ id, value }) =>
      typeof value === 'number'
        ? Buffer.concat([varintOf(id * 8), varintOf(value)])
        : Buffer.concat([varintOf(id * 8 + 2), varintOf(value.length), value]),
    ),
  )
}

function varintOf(value: number): Buffer {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  while (rest >= 128n) {
    bytes.push(Number(rest % 128n) + 128)
    rest /= 128n
  }
  bytes.push(Number(rest))
  return Buffer.from(bytes)
}
