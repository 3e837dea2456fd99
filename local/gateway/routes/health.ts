import { type Route, sendJson } from '../exchange'

/** Says that the home is up, and its time (ms). */
export const healthRoute: Route = {
  method: 'GET',
  path: '/health',
  async handle({ res, doors }) {
    sendJson(res, { ok: true, now: doors.clock.now() })
  },
}
