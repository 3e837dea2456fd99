import { type Route, readJson, sendJson, signedIn } from '../exchange'
import { GatewayRefusal } from '../refusal'

/**
 * What WeChat's phone number button is on a phone: a code a function turns into the number. The number is the
 * person's own of the demo, or the one given.
 */
export const phoneCodeRoute: Route = {
  method: 'POST',
  path: '/phone-code',
  async handle(exchange) {
    const { req, res, doors } = exchange
    const openid = await signedIn(exchange)
    const given = (await readJson(req)).phone
    const phone = given ?? (await doors.engine.get('people_demo', openid))?.phone
    if (typeof phone !== 'string' || !/^1\d{10}$/.test(phone)) {
      throw new GatewayRefusal('NOT_FOUND', 'no-phone', '这个人没有绑定手机号。')
    }
    sendJson(res, { code: doors.phoneCodes.issue(phone) })
  },
}
