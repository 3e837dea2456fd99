import type { Answer } from '../settings'

/** What the person answers to a question of the phone, by the API's name; a question nobody prepared is refused. */
export function answerTo(api: string): Answer {
  return answers[api] ?? { fail: `${api}:fail cancel` }
}

/** Prepares the answer to every later question of that API. */
export function prepareAnswer(api: string, answer: Answer): void {
  answers[api] = answer
}

const answers: Record<string, Answer> = {}
