import type { Question } from '../../../../cloudfunctions/activities/contract'
import type { Refusal } from '../../../kit/refusal'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'

/** The questions of an activity, each to answer; a refusal about one stands under it. */
export function Answers({
  questions,
  value,
  onChange,
  refusal,
}: {
  questions: readonly Question[]
  value: readonly string[]
  onChange(value: string[]): void
  refusal: Refusal | null
}) {
  return (
    <>
      {questions.map((question, i) => {
        const { label, kind, options, required } = question
        const same = {
          name: `answers.${i}`,
          label: required ? label : `${label}（可以不填）`,
          refusal,
          onChange: (answer: string) =>
            onChange(questions.map((_, at) => (at === i ? answer : (value[at] ?? '')))),
        }
        if (kind === 'choice') {
          const choices = options.map(option => ({ value: option, label: option }))
          return <Choice key={same.name} {...same} options={choices} value={value[i] || null} />
        }
        const keyboard = kind === 'number' ? 'digits' : 'text'
        return <Field key={same.name} {...same} value={value[i] ?? ''} keyboard={keyboard} max={200} />
      })}
    </>
  )
}

/** Whether every required one has an answer. */
export const allAnswered = (questions: readonly Question[], value: readonly string[]): boolean =>
  questions.every(({ required }, i) => !required || (value[i] ?? '').trim() !== '')
