import { TEMPLATES_PER_CONSENT } from '../../limits'
import { type Route, readJson, sendJson, signedIn } from '../exchange'
import { malformed } from '../refusal'

/** What wx.requestSubscribeMessage is on a phone: one message of each template named may be sent to the person. */
export const consentRoute: Route = {
  method: 'POST',
  path: '/consent',
  async handle(exchange) {
    const { req, res, doors } = exchange
    const openid = await signedIn(exchange)
    const { templateIds } = await readJson(req)
    if (!isTemplates(templateIds)) throw malformed()
    for (const template of templateIds) doors.credits.grant(openid, template)
    sendJson(res, Object.fromEntries(templateIds.map(template => [template, 'accept'])))
  },
}

const isTemplates = (list: unknown): list is string[] =>
  Array.isArray(list) &&
  list.length > 0 &&
  list.length <= TEMPLATES_PER_CONSENT &&
  new Set(list).size === list.length &&
  list.every(template => typeof template === 'string' && /^[\w-]{4,64}$/.test(template))
