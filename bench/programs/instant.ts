import { createServer } from 'node:http'
import { answering } from '../harness/answering'

/** The other side of the SDK's figure: a bare server that answers every update at once with the reply of one that was done. */
const reply = Buffer.from(
  JSON.stringify({ requestId: '0123456789abcdef', data: { updated: 1, upsert_id: null } }),
)

const server = createServer({ keepAliveTimeout: 65_000 }, (req, res) => {
  req.resume()
  req.on('end', () => {
    res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': reply.length })
    res.end(reply)
  })
})

server.listen(0, '127.0.0.1', 1024, () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  answering(async () => ({ url: `http://127.0.0.1:${port}`, token: 'none' }))
})
