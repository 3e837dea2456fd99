import type { IncomingMessage, ServerResponse } from 'node:http'
import { callDepth, isDeeper } from '../../cloudfunctions/kit/depth'
import type { Session } from '../books/sessions'
import { cookieOf, takeBackCookie } from './cookie'
import type { Doors } from './doors'
import { type GatewayRefusal, malformed, sessionOver, signInFirst, tooLarge } from './refusal'

/** One request on its way through a route. `rest` is the path behind a route that ends in a slash. */
export type Exchange = { req: IncomingMessage; res: ServerResponse; url: URL; rest: string; doors: Doors }

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Exactly this path, or everything under it when it ends in a slash. */
  path: string
  handle(exchange: Exchange): Promise<void>
}

export function sendJson(res: ServerResponse, value: unknown, status = 200): void {
  sendText(res, JSON.stringify(value), status)
}

/** Text that is JSON already. */
export function sendText(res: ServerResponse, json: string, status = 200): void {
  const body = Buffer.from(json)
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  res.end(body)
}

export function sendRefusal(res: ServerResponse, refusal: GatewayRefusal, now: number): void {
  const { code, reason, message, status } = refusal
  sendJson(res, { ok: false, code, reason, message, serverTime: now }, status)
}

/** The whole body; one over the limit is refused as soon as that is known, and the connection is given up. */
export function readBody(req: IncomingMessage, most: number, mostInWords: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const refuse = () => {
      req.removeAllListeners('data')
      req.resume()
      reject(tooLarge(mostInWords))
    }
    if (Number(req.headers['content-length'] ?? 0) > most) return refuse()
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > most) return refuse()
      chunks.push(chunk)
    })
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', reject)
    req.on('aborted', () => reject(malformed(400)))
  })
}

/** A JSON object of at most this many bytes, nested no deeper than any call. */
export async function readJson(req: IncomingMessage, most = 64 * 1024): Promise<Record<string, unknown>> {
  const body = await readBody(req, most, most >= 1024 * 1024 ? '1 MB' : '64 KB')
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (isRecord(value) && !isDeeper(value, callDepth)) return value
  } catch {
    throw malformed()
  }
  throw malformed()
}

/**
 * Whose session the request carries: undefined without one; a forged, expired or revoked one is refused, and one at a
 * computer that was signed out by phone. A cookie that is over is taken back.
 */
export async function callerOf(exchange: Exchange): Promise<Session | undefined> {
  const { sessions, engine } = exchange.doors
  const token = tokenOf(exchange)
  if (exchange.req.headers.authorization === undefined && token === undefined) return undefined
  const session = token && sessions.of(token)
  if (token && session) {
    if (session.desk === undefined) return session
    if ((await engine.get('desks', session.desk))?.state === 'used') return session
    sessions.revoke(token)
  }
  takeBackCookie(exchange)
  throw sessionOver()
}

/** The same where nobody comes in without a session. */
export async function signedIn(exchange: Exchange): Promise<string> {
  const session = await callerOf(exchange)
  if (session === undefined) throw signInFirst()
  return session.openid
}

/** The token of a session as it came, true or not: in the header, or else in the cookie of a browser. */
export const tokenOf = (exchange: Exchange): string | undefined =>
  exchange.req.headers.authorization === undefined
    ? cookieOf(exchange.req)
    : /^Bearer ([\w-]{16,128})$/.exec(exchange.req.headers.authorization)?.[1]

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
