import { randomBytes } from 'node:crypto'
import { FILE_BYTES } from '../../limits'
import { fileIdOf } from '../../protocol/storage'
import { typeOfContent } from '../content-type'
import { type Route, readBody, sendJson, signedIn } from '../exchange'
import { GatewayRefusal, nothingHere } from '../refusal'

/** Takes a picture, a PDF, a sheet or a text document of up to 10 MB; what it is, its first bytes say. */
export const uploadRoute: Route = {
  method: 'POST',
  path: '/file',
  async handle(exchange) {
    const { req, res, doors } = exchange
    const owner = await signedIn(exchange)
    const content = await readBody(req, FILE_BYTES, '10 MB')
    const type = typeOfContent(content)
    if (!type) {
      throw new GatewayRefusal(
        'INVALID',
        'file-type',
        '只能上传图片（PNG、JPG、WebP）、录音（MP3、M4A）、视频（MP4）、PDF、Excel 或 Word 文件。',
      )
    }
    const id = fileIdOf(`files/${randomBytes(16).toString('hex')}.${type.extension}`)
    doors.files.put({ id, owner, readers: [], type: type.mime, at: doors.clock.now() }, content)
    sendJson(res, { fileID: id })
  },
}

/** A file to its owner or to those it was opened to; for anyone else there is none. */
export const readFileRoute: Route = {
  method: 'GET',
  path: '/file/',
  async handle(exchange) {
    const { req, res, rest, doors } = exchange
    const openid = await signedIn(exchange)
    const file = doors.files.find(idIn(rest))
    if (!file || (file.owner !== openid && !file.readers.includes(openid))) throw nothingHere()
    const content = await doors.files.content(file.id)
    res.writeHead(200, {
      'content-type': file.type,
      'content-length': content.length,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    })
    res.end(req.method === 'HEAD' ? undefined : content)
  },
}

/** The id as it was answered, or only what stands behind files/. */
function idIn(rest: string): string {
  try {
    const id = decodeURIComponent(rest)
    return id.startsWith('cloud://') ? id : fileIdOf(`files/${id}`)
  } catch {
    throw nothingHere()
  }
}
