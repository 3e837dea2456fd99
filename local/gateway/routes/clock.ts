import { type Route, readJson, sendJson } from '../exchange'
import { malformed } from '../refusal'

const YEAR_MS = 366 * 86_400_000

export const clockRoute: Route = {
  method: 'GET',
  path: '/clock',
  async handle({ res, doors }) {
    sendJson(res, { now: doors.clock.now() })
  },
}

/** Moves the demo's time ahead by up to a year, and answers when everything that fell due has been done. */
export const advanceClockRoute: Route = {
  method: 'POST',
  path: '/clock',
  async handle({ req, res, doors: { clock, runner, timers } }) {
    const { advanceMs } = await readJson(req)
    const sound = typeof advanceMs === 'number' && Number.isInteger(advanceMs)
    if (!sound || advanceMs < 0 || advanceMs > YEAR_MS) throw malformed()
    clock.advance(advanceMs)
    runner.shift(clock.offset())
    await timers.fireUntilDone()
    sendJson(res, { now: clock.now() })
  },
}
