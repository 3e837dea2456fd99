import type { IncomingMessage, ServerResponse } from 'node:http'
import { isNoRoom } from '../room'
import type { Doors } from './doors'
import { type Route, sendRefusal } from './exchange'
import { GatewayRefusal, malformed, nothingHere, readOnly } from './refusal'
import { adminRoute } from './routes/admin'
import { callRoute } from './routes/call'
import { advanceClockRoute, clockRoute } from './routes/clock'
import { consentRoute } from './routes/consent'
import { contractRoute } from './routes/contract'
import { deskRoute } from './routes/desk'
import { readFileRoute, uploadRoute } from './routes/file'
import { foreignCallRoute } from './routes/foreign-call'
import { h5Route } from './routes/h5'
import { healthRoute } from './routes/health'
import { outboxRoute } from './routes/outbox'
import { peopleRoute } from './routes/people'
import { phoneCodeRoute } from './routes/phone-code'
import { closeSessionRoute, openSessionRoute } from './routes/session'
import { getStoredRoute, putStoredRoute } from './routes/storage'

export type GatewayOptions = {
  /** Doors of the demo: people, sessions without a password, clock, outbox. This machine only. */
  demo: boolean
  /** Functions of others, called by name with an openid in a header. */
  foreign: boolean
  /** Until then only the functions themselves are served. */
  open: () => boolean
}

/** Answers every request of a home. Nothing of the inside is ever shown: what fails unforeseen is a plain INTERNAL. */
export function createGateway(doors: Doors, { demo, foreign, open }: GatewayOptions) {
  const routes: Route[] = [
    healthRoute,
    adminRoute,
    callRoute,
    contractRoute,
    uploadRoute,
    readFileRoute,
    getStoredRoute,
    putStoredRoute,
    deskRoute,
    closeSessionRoute,
    ...(foreign ? [foreignCallRoute] : []),
    ...(demo ? demoRoutes : []),
    h5Route(doors.dist),
  ]
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    res.setHeader('x-content-type-options', 'nosniff')
    try {
      const url = addressOf(req)
      if (!isLocal(url)) throw new GatewayRefusal('INVALID', 'host', '这个地址不能用。', 403)
      if (!sameOrigin(req, url))
        throw new GatewayRefusal('INVALID', 'origin', '不接受别的网站发来的请求。', 403)
      const route = routes.find(one => one.method === methodOf(req) && fits(one.path, url.pathname))
      if (!route) throw nothingHere()
      if (!open() && !BEFORE_OPENING.includes(route)) throw notYet()
      const rest = route.path.endsWith('/') ? url.pathname.slice(route.path.length) : ''
      await route.handle({ req, res, url, rest, doors })
    } catch (error) {
      if (res.headersSent) return void res.destroy()
      const refusal = isNoRoom(error) ? readOnly() : error
      if (!(refusal instanceof GatewayRefusal))
        doors.note(String(error instanceof Error ? error.stack : error))
      if (!req.complete && hasBody(req)) res.setHeader('connection', 'close')
      sendRefusal(res, refusal instanceof GatewayRefusal ? refusal : unforeseen(), doors.clock.now())
      req.resume()
    }
  }
}

const BEFORE_OPENING: Route[] = [adminRoute, getStoredRoute, putStoredRoute]

const demoRoutes = [
  peopleRoute,
  openSessionRoute,
  clockRoute,
  advanceClockRoute,
  outboxRoute,
  consentRoute,
  phoneCodeRoute,
]

const fits = (path: string, asked: string) =>
  path.endsWith('/') ? asked.startsWith(path) && (path === '/' || asked.length > path.length) : asked === path

const methodOf = (req: IncomingMessage) => (req.method === 'HEAD' ? 'GET' : req.method)

function addressOf({ url, headers }: IncomingMessage): URL {
  const address = `http://${headers.host ?? 'nowhere'}${url}`
  if (!url?.startsWith('/') || !URL.canParse(address)) throw malformed(400)
  return new URL(address)
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** A page elsewhere can point a name of its own at this machine; then the Host is that name. */
const isLocal = ({ hostname }: URL) => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)

function sameOrigin(req: IncomingMessage, { host }: URL): boolean {
  const { origin } = req.headers
  if (origin === undefined || req.method === 'GET' || req.method === 'HEAD') return true
  return URL.canParse(origin) && new URL(origin).host === host
}

const notYet = () => new GatewayRefusal('INTERNAL', 'starting', '正在准备，请过一会儿再试。', 503)

const unforeseen = () =>
  new GatewayRefusal('INTERNAL', 'internal', '没有办成，是我们的问题。请过一会儿再试。')
