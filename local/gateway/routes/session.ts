import { signedInAs, takeBackCookie } from '../cookie'
import { type Route, readJson, sendJson, tokenOf } from '../exchange'
import { GatewayRefusal, malformed } from '../refusal'
import { signOut } from './desk'

/** Becomes one of the demo's people: a token for 12 hours. */
export const openSessionRoute: Route = {
  method: 'POST',
  path: '/session',
  async handle(exchange) {
    const { req, res, doors } = exchange
    const { engine, sessions } = doors
    const { person, cookie } = await readJson(req)
    if (typeof person !== 'string') throw malformed()
    const known = await engine.get('people_demo', person)
    if (!known) throw new GatewayRefusal('NOT_FOUND', 'not-found', '没有找到这个人。')
    sendJson(res, signedInAs(exchange, sessions.open(person), cookie))
  },
}

/** Ends the session the request carries, and the computer's that was confirmed by phone; one that was over stays over. */
export const closeSessionRoute: Route = {
  method: 'DELETE',
  path: '/session',
  async handle(exchange) {
    const { res, doors } = exchange
    const token = tokenOf(exchange)
    const desk = token && doors.sessions.of(token)?.desk
    if (token) doors.sessions.revoke(token)
    takeBackCookie(exchange)
    if (desk) await signOut(doors.engine, desk, doors.clock.now())
    sendJson(res, { ok: true })
  },
}
