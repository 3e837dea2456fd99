import { type Route, sendJson } from '../exchange'

/** Says that the home is up, its time (ms), and whether it only reads because the disk is full. */
export const healthRoute: Route = {
  method: 'GET',
  path: '/health',
  async handle({ res, doors }) {
    sendJson(res, { ok: true, now: doors.clock.now(), readOnly: doors.room.isShort() })
  },
}
