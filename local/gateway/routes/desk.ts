import { derivedId } from '../../../cloudfunctions/kit/ids'
import type { Engine } from '../../engine/engine-type'
import { signedInAs } from '../cookie'
import { type Route, readJson, sendJson } from '../exchange'
import { GatewayRefusal, malformed } from '../refusal'

/**
 * Where a computer waits for the phone that scans its code: once confirmed it gets a session of that person, this once.
 * Only who holds the computer's secret is told anything.
 */
export const deskRoute: Route = {
  method: 'POST',
  path: '/session/desk',
  async handle(exchange) {
    const { req, res, doors } = exchange
    const { engine, sessions, clock } = doors
    const { token, secret, cookie } = await readJson(req)
    if (typeof token !== 'string' || typeof secret !== 'string') throw malformed()
    const desk = await engine.get('desks', token)
    if (!desk || desk.secretMark !== derivedId('desk-secret', secret)) {
      throw new GatewayRefusal('NOT_FOUND', 'not-found', '这个码不能用，请换一个新的。')
    }
    const now = clock.now()
    if (Number(desk.expiresAt) <= now || desk.state === 'ended') throw over()
    if (desk.state === 'open') return sendJson(res, { waiting: true })
    const taken = await engine.update('desks', {
      filter: { _id: token, state: 'confirmed', expiresAt: { $gt: now } },
      update: { $set: { state: 'used', usedAt: now }, $inc: { rev: 1 } },
    })
    if (taken.matched !== 1 || typeof desk.openid !== 'string') throw over()
    sendJson(res, signedInAs(exchange, sessions.open(desk.openid, token), cookie))
  },
}

/** Takes a computer off its person's list. */
export async function signOut(engine: Engine, desk: string, now: number): Promise<void> {
  await engine.update('desks', {
    filter: { _id: desk, state: 'used' },
    update: { $set: { state: 'ended', endedAt: now }, $inc: { rev: 1 } },
  })
}

const over = () => new GatewayRefusal('LATE', 'desk-expired', '这个码已经过期，请换一个新的再扫。')
