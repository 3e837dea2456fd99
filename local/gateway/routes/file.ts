import { randomBytes } from 'node:crypto'
import type { Reply } from '../../../cloudfunctions/kit/contract'
import { stripped } from '../../../cloudfunctions/kit/stripping'
import { DAY_BYTES, FILE_BYTES } from '../../limits'
import { fileIdOf } from '../../protocol/storage'
import { isOldOffice, typeOfContent } from '../content-type'
import type { Doors } from '../doors'
import { type Route, readBody, sendJson, signedIn } from '../exchange'
import { GatewayRefusal, nothingHere } from '../refusal'

/**
 * Takes a picture, a PDF, a sheet or a text document of up to 10 MB; what it is, its first bytes say. What a device wrote
 * beside a picture never reaches the disk.
 */
export const uploadRoute: Route = {
  method: 'POST',
  path: '/file',
  async handle(exchange) {
    const { req, res, doors } = exchange
    const owner = await signedIn(exchange)
    const content = await readBody(req, FILE_BYTES, '10 MB')
    if (doors.files.bytesSince(owner, doors.clock.now() - DAY_MS) > DAY_BYTES) throw tooMuchToday()
    const type = typeOfContent(content)
    if (!type && isOldOffice(content)) {
      throw new GatewayRefusal(
        'INVALID',
        'file-old',
        '这是老格式（.xls、.doc）的文件，或者加了密码。请用 Excel 或 WPS 打开，另存为 .xlsx 或 .docx 再传。',
      )
    }
    if (!type) {
      throw new GatewayRefusal(
        'INVALID',
        'file-type',
        '只能上传图片（PNG、JPG、WebP）、录音（MP3、M4A）、视频（MP4）、PDF、Excel、CSV 或 Word 文件。',
      )
    }
    const id = fileIdOf(`${await placeFor(doors, owner)}.${type.extension}`)
    doors.files.put({ id, owner, readers: [], type: type.mime, at: doors.clock.now() }, stripped(content))
    sendJson(res, { fileID: id })
  },
}

/** Where this person's next file goes: what the functions say, so that they know it again as theirs. */
async function placeFor({ runner, note }: Doors, openid: string): Promise<string> {
  if (!runner.has('members')) return `files/${randomBytes(16).toString('hex')}`
  const event = JSON.stringify({
    action: 'placeToUpload',
    input: {},
    requestId: randomBytes(8).toString('hex'),
  })
  const outcome = await runner.invoke({ name: 'members', event, openid, source: ['wx_client'] })
  const reply: Reply<{ path: string }> | undefined =
    outcome.kind === 'answered' ? JSON.parse(outcome.result) : undefined
  if (reply?.ok) return reply.result.path
  if (!reply || reply.code === 'INTERNAL') {
    note(`no place to upload: ${JSON.stringify(outcome)}`)
    throw new GatewayRefusal('INTERNAL', 'internal', '没有传上，是我们的问题。请过一会儿再试。')
  }
  throw new GatewayRefusal(reply.code, reply.reason, reply.message)
}

const DAY_MS = 24 * 3600_000

const tooMuchToday = () => new GatewayRefusal('RATE', 'too-much', '今天传的文件太多了，请明天再传。')

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
