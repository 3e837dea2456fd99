import { randomBytes } from 'node:crypto'
import { CALL_BODY_BYTES } from '../../limits'
import type { Outcome } from '../../runner/call'
import { callerOf, type Route, readJson, sendText } from '../exchange'
import { GatewayRefusal, malformed } from '../refusal'

/**
 * Calls an action of a system as the session's person, or as a stranger without one, and answers the function's own
 * reply unchanged. Who calls comes from the session alone.
 */
export const callRoute: Route = {
  method: 'POST',
  path: '/call',
  async handle(exchange) {
    const { req, res, doors } = exchange
    const session = await callerOf(exchange)
    const { system, action, input, requestId } = await readJson(req, CALL_BODY_BYTES)
    if (typeof system !== 'string' || typeof action !== 'string' || typeof requestId !== 'string') {
      throw malformed()
    }
    if (!doors.runner.has(system)) {
      throw new GatewayRefusal('INVALID', 'unknown-system', '没有这项服务，请更新后再试。')
    }
    const event = JSON.stringify({ action, input, requestId })
    const call = {
      name: system,
      event,
      requestId,
      openid: session?.openid,
      address: req.socket.remoteAddress,
      desk: session?.desk,
      source: [session?.desk === undefined ? 'wx_client' : 'wx_http'],
    }
    const outcome = await doors.runner.invoke(call)
    if (outcome.kind !== 'answered') throw refusalOf(doors.note, system, outcome)
    sendText(res, outcome.result)
  },
}

function refusalOf(
  note: (text: string) => void,
  system: string,
  outcome: Exclude<Outcome, { kind: 'answered' }>,
): GatewayRefusal {
  switch (outcome.kind) {
    case 'crashed':
      return new GatewayRefusal('INTERNAL', 'crashed', '刚才断了一下，正在再试。')
    case 'timeout':
      return new GatewayRefusal('INTERNAL', 'timeout', '办得太久没有办完，请再试一次。')
    case 'busy':
      return new GatewayRefusal('RATE', 'busy', '用的人多，请稍等再试。')
    case 'too-large':
      return new GatewayRefusal('INVALID', 'too-large', '内容太大了，请分几次办。')
    case 'missing':
      return new GatewayRefusal('INVALID', 'unknown-system', '没有这项服务，请更新后再试。')
    case 'failed': {
      const number = randomBytes(4).toString('hex').toUpperCase()
      note(`${number} ${system}: ${outcome.error}`)
      const message = `没有办成，是我们的问题。请过一会儿再试；一直不行就把编号 ${number} 告诉工会。`
      return new GatewayRefusal('INTERNAL', 'internal', message)
    }
  }
}
