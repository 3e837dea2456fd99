import { FUNCTION_PAYLOAD_BYTES } from '../../limits'
import { type Route, readBody } from '../exchange'

/** The cloud's protocol, for holders of a token. A body may be a document of 16 MB as JSON. */
export const adminRoute: Route = {
  method: 'POST',
  path: '/admin',
  async handle({ req, res, url, doors }) {
    const body = await readBody(req, 4 * FUNCTION_PAYLOAD_BYTES, '24 MB')
    const reply = await doors.admin({
      seqId: url.searchParams.get('seqId') ?? '',
      contentType: req.headers['content-type'] ?? '',
      body,
    })
    const bytes = Buffer.from(reply.body)
    res.writeHead(200, { 'content-type': reply.contentType, 'content-length': bytes.length })
    res.end(bytes)
  },
}
