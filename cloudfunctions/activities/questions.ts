import { Refusal } from '../kit/refusal'
import type { Question } from './store'

/** The questions as they are kept; a choice without two different options is refused. */
export function checkQuestions(questions: readonly Question[]): Question[] {
  return questions.map((question, i) => {
    if (question.kind !== 'choice') return { ...question, options: [] }
    const { options } = question
    if (options.length < 2 || new Set(options).size !== options.length) {
      const message = `“${question.label}”要有至少两个不同的选项。`
      throw new Refusal('INVALID', 'few-options', message, `questions.${i}.options`)
    }
    return question
  })
}

/** One answer a question, in their order; one that is missing or does not fit is refused under its number. */
export function checkAnswers(questions: readonly Question[], answers: readonly string[]): string[] {
  return questions.map((question, i) => {
    const answer = answers[i] ?? ''
    const message = answer === '' ? missing(question) : misfit(question, answer)
    if (message) throw new Refusal('INVALID', 'answer', message, `answers.${i}`)
    return answer
  })
}

/** What was written in somebody's own words. */
export const ownWords = (questions: readonly Question[], answers: readonly string[]): string =>
  answers.filter((answer, i) => answer !== '' && questions[i]?.kind === 'text').join('\n')

const missing = ({ label, required }: Question) => (required ? `“${label}”还没有回答。` : null)

function misfit({ label, kind, options }: Question, answer: string): string | null {
  if (kind === 'number' && !/^-?\d{1,9}(\.\d{1,2})?$/.test(answer)) return `“${label}”要填数字。`
  if (kind === 'choice' && !options.includes(answer)) return `“${label}”要从给出的选项里选。`
  return null
}
