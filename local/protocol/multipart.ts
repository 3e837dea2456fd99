/** Reads a multipart/form-data body into its fields; the same name twice keeps the last. */
export function readMultipart(contentType: string, body: Buffer): Map<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (!boundary) throw new Error('the form has no boundary')
  const fields = new Map<string, Buffer>()
  const mark = Buffer.from(`--${boundary}`)
  let at = body.indexOf(mark)
  while (at >= 0) {
    const start = at + mark.length + 2
    const next = body.indexOf(mark, start)
    if (next < 0) break
    const head = body.indexOf('\r\n\r\n', start)
    if (head < 0 || head > next) throw new Error('a part of the form has no head')
    const name = /name="([^"]*)"/i.exec(body.subarray(start, head).toString('utf8'))?.[1]
    if (name !== undefined) fields.set(name, body.subarray(head + 4, next - 2))
    at = next
  }
  return fields
}
