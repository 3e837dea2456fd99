import { connect, type Socket } from 'node:net'
import { answering, given } from '../harness/answering'

export type RawGiven = { url: string; token: string; callers: number }

/** `from` numbers the requests, so that none is taken for one sent again. `body` is the action without its token. */
export type RawWork = { from: number; calls: number; body: object }

export type RawDone = { ms: number; done: number }

const { url, token, callers } = given<RawGiven>()
const { host, hostname, port } = new URL(url)
const head = Buffer.from('\r\n\r\n')
let sockets: Socket[] = []

/** So many callers over bare keep-alive HTTP, their requests made ready before the time runs. */
answering(async ({ from, calls, body }: RawWork): Promise<RawDone> => {
  if (sockets.length === 0) sockets = await Promise.all(Array.from({ length: callers }, opened))
  const content = Buffer.from(JSON.stringify({ ...body, wxCloudApiToken: token }))
  const requests = Array.from({ length: calls }, (_, i) => requestOf(from + i, content))
  let next = 0
  let done = 0
  const began = performance.now()
  await Promise.all(
    sockets.map(async socket => {
      while (next < calls) {
        const request = requests[next]
        next += 1
        if (request && (await exchange(socket, request)).includes('"updated":1')) done += 1
      }
    }),
  )
  return { ms: performance.now() - began, done }
})

function requestOf(n: number, content: Buffer): Buffer {
  const lines = [
    `POST /admin?env=bench&seqId=bench-${n} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/json',
    `content-length: ${content.length}`,
  ]
  return Buffer.concat([Buffer.from(lines.join('\r\n')), head, content])
}

function opened(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket))
    socket.setNoDelay(true)
    socket.once('error', reject)
  })
}

/** Sends one request and answers the body of its reply. */
function exchange(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let held: Buffer = Buffer.alloc(0)
    const end = () => {
      socket.off('data', read)
      socket.off('close', broken)
    }
    const broken = () => reject(new Error('the connection broke'))
    const read = (chunk: Buffer) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      const at = held.indexOf(head)
      if (at < 0) return
      const length = /content-length: (\d+)/i.exec(held.toString('latin1', 0, at))?.[1]
      const body = held.subarray(at + head.length)
      if (length === undefined) {
        end()
        reject(new Error('a reply without its length'))
      } else if (body.length >= Number(length)) {
        end()
        resolve(body.toString('utf8'))
      }
    }
    socket.on('data', read)
    socket.once('close', broken)
    socket.write(request)
  })
}
