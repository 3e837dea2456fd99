import { FILE_BYTES } from '../../limits'
import { typeOfPath } from '../content-type'
import { type Route, readBody, sendJson } from '../exchange'
import { nothingHere } from '../refusal'

/** Where the SDK puts a file it was given a signed link for; a link that is forged or over is answered as the store does. */
export const putStoredRoute: Route = {
  method: 'PUT',
  path: '/storage/put/',
  async handle({ req, res, rest, doors }) {
    const link = doors.links.read('put', rest)
    if (!link) {
      res.writeHead(403, { 'content-type': 'application/xml' })
      res.end(
        '<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>0</RequestId><TraceId>0</TraceId></Error>',
      )
      return
    }
    const content = await readBody(req, 10 * FILE_BYTES, '100 MB')
    const { file: id, owner } = link
    doors.files.put({ id, owner, readers: [], type: typeOfPath(id), at: doors.clock.now() }, content)
    res.writeHead(200, { 'content-length': 0 })
    res.end()
  },
}

/** A file by a signed link, for whoever holds it. */
export const getStoredRoute: Route = {
  method: 'GET',
  path: '/storage/get/',
  async handle({ req, res, rest, doors }) {
    const link = doors.links.read('get', rest)
    const file = link && doors.files.find(link.file)
    if (!file) return sendJson(res, { code: 'AccessDenied' }, link ? 404 : 403)
    const content = await doors.files.content(file.id).catch(() => {
      throw nothingHere()
    })
    res.writeHead(200, {
      'content-type': file.type,
      'content-length': content.length,
      'cache-control': 'private',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    })
    res.end(req.method === 'HEAD' ? undefined : content)
  },
}
