import { type Route, readJson, sendJson } from '../exchange'
import { GatewayRefusal, malformed } from '../refusal'

/** Becomes one of the demo's people: a token for 12 hours. */
export const openSessionRoute: Route = {
  method: 'POST',
  path: '/session',
  async handle({ req, res, doors: { engine, sessions } }) {
    const { person } = await readJson(req)
    if (typeof person !== 'string') throw malformed()
    const known = await engine.get('people_demo', person)
    if (!known) throw new GatewayRefusal('NOT_FOUND', 'not-found', '没有找到这个人。')
    sendJson(res, { token: sessions.open(person) })
  },
}

/** Ends the session the request carries; one that was over already is over all the same. */
export const closeSessionRoute: Route = {
  method: 'DELETE',
  path: '/session',
  async handle({ req, res, doors: { sessions } }) {
    const token = /^Bearer ([\w-]+)$/.exec(req.headers.authorization ?? '')?.[1]
    if (token) sessions.revoke(token)
    sendJson(res, { ok: true })
  },
}
