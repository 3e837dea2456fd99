import { FUNCTION_PAYLOAD_BYTES } from '../../limits'
import { refusalOf } from '../../protocol/functions'
import { type Route, readBody, sendJson, sendText } from '../exchange'
import { malformed } from '../refusal'

/**
 * Calls any function by its name with the body as its event and the header X-Openid as its person; answers what the
 * function returned, or {errCode, errMsg} with HTTP 500 as the cloud words it.
 */
export const foreignCallRoute: Route = {
  method: 'POST',
  path: '/call/',
  async handle({ req, res, rest, doors }) {
    const event = (await readBody(req, FUNCTION_PAYLOAD_BYTES + 1, '6 MB')).toString('utf8') || '{}'
    const header = req.headers['x-openid']
    const openid = typeof header === 'string' && header ? header : undefined
    if (!isJson(event)) throw malformed(400)
    const name = decodeURIComponent(rest)
    const outcome = await doors.runner.invoke({ name, event, openid, source: ['wx_client'] })
    if (outcome.kind === 'answered') return sendText(res, outcome.result)
    const { code, message } = refusalOf(name, outcome)
    sendJson(
      res,
      { errCode: CODES[code] ?? -501001, errMsg: `${code}: ${message}` },
      outcome.kind === 'missing' ? 404 : 500,
    )
  },
}

const CODES: Record<string, number> = {
  FUNCTIONS_REQUEST_FAIL: -504001,
  FUNCTIONS_EXECUTE_FAIL: -504002,
  INVALID_PARAM: -501007,
  EXCEED_CONCURRENT_REQUEST_LIMIT: -501004,
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
