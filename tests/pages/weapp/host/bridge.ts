import type { IncomingMessage, ServerResponse } from 'node:http'

/** The home behind the phone: its address, and whose session speaks. A stranger has no token. */
export type Gateway = { url: string | undefined; token: string | undefined }

/**
 * Carries what a phone sends out of the page to the gateway: `call` a cloud function, `file` an upload, `request` a
 * plain request. Without a gateway it answers 503.
 */
export async function bridge(
  req: IncomingMessage,
  res: ServerResponse,
  door: string,
  gateway: Gateway,
): Promise<void> {
  const body = await read(req)
  const outside = door === 'request' ? plainRequest(body) : throughGateway(door, req, body, gateway)
  if (!outside) {
    res.writeHead(503).end()
    return
  }
  const answered = await fetch(outside.url, outside.init)
  res.writeHead(answered.status, {
    'content-type': answered.headers.get('content-type') ?? 'application/octet-stream',
  })
  res.end(Buffer.from(await answered.arrayBuffer()))
}

type Outside = { url: string; init: RequestInit }

function throughGateway(
  door: string,
  req: IncomingMessage,
  body: Uint8Array<ArrayBuffer>,
  gateway: Gateway,
): Outside | undefined {
  if (!gateway.url) return undefined
  const headers: Record<string, string> = {
    'content-type': req.headers['content-type'] ?? 'application/json',
  }
  if (gateway.token) headers.authorization = `Bearer ${gateway.token}`
  return { url: new URL(`/${door}`, gateway.url).href, init: { method: 'POST', headers, body } }
}

function plainRequest(body: Uint8Array): Outside {
  const asked: { url: string; method?: string; header?: Record<string, string>; body?: string } = JSON.parse(
    new TextDecoder().decode(body),
  )
  if (new URL(asked.url).hostname !== '127.0.0.1') throw new Error(`${asked.url} is outside this machine`)
  return { url: asked.url, init: { method: asked.method, headers: asked.header, body: asked.body } }
}

async function read(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}
