import { EngineError } from '../engine/types'
import type { Outcome } from '../runner/call'
import type { Service } from './service'

/** functions.invokeFunction: the person passes on to the function called, the source gains `scf`. */
export const invokeFunction: Service = async ({ params, caller, services }) => {
  const { function_name: name, request_data: event } = params
  if (typeof name !== 'string' || !name) throw new EngineError('INVALID_PARAM', 'the function has no name')
  const outcome = await services.runner().invoke({
    name,
    event: typeof event === 'string' && event ? event : '{}',
    openid: caller.openid,
    source: [...caller.source, 'scf'],
  })
  if (outcome.kind === 'answered') return { response_data: outcome.result }
  const { code, message } = refusalOf(name, outcome)
  throw new EngineError(code, message)
}

/** The cloud's own error for a call that brought no answer. */
export function refusalOf(name: string, outcome: Exclude<Outcome, { kind: 'answered' }>) {
  switch (outcome.kind) {
    case 'failed':
      return { code: 'FUNCTIONS_EXECUTE_FAIL', message: outcome.error }
    case 'timeout':
      return {
        code: 'FUNCTIONS_EXECUTE_FAIL',
        message: `FUNCTIONS_TIME_LIMIT_EXCEEDED: Invoking task timed out after ${outcome.seconds} seconds`,
      }
    case 'crashed':
      return {
        code: 'FUNCTIONS_EXECUTE_FAIL',
        message: 'the instance of the function ended before it answered',
      }
    case 'missing':
      return { code: 'FUNCTIONS_REQUEST_FAIL', message: `FUNCTION_NOT_FOUND: no function ${name}` }
    case 'too-large':
      return { code: 'INVALID_PARAM', message: `the ${outcome.what} is over 6 MB` }
    case 'busy':
      return { code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', message: 'too many calls at once' }
  }
}
