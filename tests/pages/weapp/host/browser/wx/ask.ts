import { answerTo } from '../answers'
import { note } from '../record'

/** What every asynchronous API of WeChat's takes. */
export type Asked = {
  success?: (result: object) => void
  fail?: (result: object) => void
  complete?: (result: object) => void
  [name: string]: unknown
}

/**
 * Runs an API as WeChat does: the callbacks hear `<name>:ok` or `<name>:fail …`; asked without callbacks it answers a
 * promise of the same.
 */
export function ask(
  name: string,
  asked: Asked | undefined,
  run: () => object | void | Promise<object | void>,
) {
  const { success, fail, complete } = asked ?? {}
  const answered = Promise.resolve()
    .then(run)
    .then(
      result => ({ good: true, said: { errMsg: `${name}:ok`, ...result } }),
      (error: unknown) => ({ good: false, said: { errMsg: `${name}:fail ${wordsOf(error, name)}` } }),
    )
  if (!success && !fail && !complete) {
    return answered.then(({ good, said }) => (good ? said : Promise.reject(said)))
  }
  answered
    .then(({ good, said }) => {
      if (good) success?.(said)
      else fail?.(said)
      complete?.(said)
    })
    .catch(error => note(error, name))
  return undefined
}

/** Runs an API that asks the person: the test prepared the answer. */
export const askPerson = (name: string) => (asked?: Asked) =>
  ask(name, asked, () => {
    const answer = answerTo(name)
    if ('fail' in answer) throw new Error(answer.fail)
    return answer.ok
  })

function wordsOf(error: unknown, name: string): string {
  const words = error instanceof Error ? error.message : String(error)
  return words.replace(`${name}:fail `, '')
}
