import type { IncomingMessage, ServerResponse } from 'node:http'
import { SESSION_MS } from '../limits'

type Call = { req: IncomingMessage; res: ServerResponse }

/** The token a browser's cookie carries; one sent along from another site, or by what hides where it stands, is none. */
export function cookieOf(req: IncomingMessage): string | undefined {
  const { origin, cookie } = req.headers
  if (req.method !== 'GET' && req.method !== 'HEAD' && origin === undefined) return undefined
  const [, token] = new RegExp(`(?:^|; )${nameAt(req)}=([\\w-]{16,128})(?:;|$)`).exec(cookie ?? '') ?? []
  return token
}

/**
 * Answers who was signed in: a browser that asks for it by `cookie` gets the session as a cookie that no script reads
 * and no other site sends along, everyone else as a token.
 */
export function signedInAs({ req, res }: Call, token: string, asked: unknown): object {
  if (asked !== true) return { token }
  res.setHeader('set-cookie', cookie(req, token, SESSION_MS / 1000))
  return { signedIn: true }
}

/** Tells a browser to forget its session. */
export function takeBackCookie({ req, res }: Call): void {
  if (cookieOf(req) !== undefined) res.setHeader('set-cookie', cookie(req, '', 0))
}

const cookie = (req: IncomingMessage, value: string, seconds: number) =>
  [
    `${nameAt(req)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${seconds}`,
    ...(req.headers['x-forwarded-proto'] === 'https' ? ['Secure'] : []),
  ].join('; ')

/** Browsers share cookies between the ports of a machine, so that each home has a name of its own. */
const nameAt = (req: IncomingMessage) => `niangjia-${req.socket.localPort}`
