import { type Route, sendJson } from '../exchange'

/** The latest 500 messages and texts this cloud sent, newest first. */
export const outboxRoute: Route = {
  method: 'GET',
  path: '/outbox',
  async handle({ res, doors }) {
    sendJson(res, doors.outbox.list(500))
  },
}
