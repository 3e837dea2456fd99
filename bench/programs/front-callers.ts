import { Agent, request } from 'node:http'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import { answering } from '../harness/answering'

export type FrontWork = { url: string; callers: number; calls: number }

/** `people` are the callers known by person, `wrong` the answers that were another's or none. */
export type FrontDone = { ms: number; calls: number; people: number; wrong: number }

type Somebody = { openid: string; token: string; alone: string }

/** Each caller asks who they are, first alone, then all at once again and again: the answers must be the same. */
answering(async ({ url, callers, calls }: FrontWork): Promise<FrontDone> => {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const send = (path: string, body: object, token?: string) => sent(agent, `${url}${path}`, body, token)
  const me = (token: string, n: number) =>
    send('/call', { system: 'members', action: 'me', input: {}, requestId: `who-am-i-${n}` }, token)

  const cast: { id: string }[] = JSON.parse(await sent(agent, `${url}/people`))
  const everybody: Somebody[] = []
  let people = 0
  for (const { id } of cast.slice(0, callers)) {
    const { token }: { token: string } = JSON.parse(await send('/session', { person: id }))
    const alone = resultOf(await me(token, 0))
    if (alone.includes(personIdOf(id))) people += 1
    everybody.push({ openid: id, token, alone })
  }
  if (everybody.length < callers) throw new Error(`the city has only ${everybody.length} people`)
  if (new Set(everybody.map(({ alone }) => alone)).size < people) throw new Error('two people answer alike')

  let next = 0
  let wrong = 0
  const began = performance.now()
  await Promise.all(
    everybody.map(async ({ token, alone }) => {
      while (next < calls) {
        next += 1
        if (resultOf(await me(token, next)) !== alone) wrong += 1
      }
    }),
  )
  const ms = performance.now() - began
  agent.destroy()
  return { ms, calls: next, people, wrong }
})

/** What the reply says without the time it was said at. */
function resultOf(reply: string): string {
  const { result }: { result?: unknown } = JSON.parse(reply)
  return JSON.stringify(result) ?? reply
}

function sent(agent: Agent, url: string, body?: object, token?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    }
    const req = request(url, { agent, method: body ? 'POST' : 'GET', headers }, res => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    })
    req.on('error', reject)
    req.end(body && JSON.stringify(body))
  })
}
