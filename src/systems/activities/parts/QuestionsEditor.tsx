import { View } from '@tarojs/components'
import type { Question } from '../../../../cloudfunctions/activities/contract'
import type { Refusal } from '../../../kit/refusal'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading } from '../../../kit/ui/Card'
import { Check, Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { questionKinds } from '../words'

/** One question as it is typed; its options stand in one line. */
export type Asked = { label: string; kind: Question['kind']; options: string; required: boolean }

const most = 6

/** The questions as the server takes them; `null` while one is not finished. */
export function readyQuestions(asked: readonly Asked[]): Question[] | null {
  const questions = asked.map(({ options, ...rest }) => ({
    ...rest,
    options: rest.kind === 'choice' ? optionsIn(options) : [],
  }))
  const done = questions.every(
    ({ label, kind, options }) => label.trim().length >= 2 && (kind !== 'choice' || options.length >= 2),
  )
  return done ? questions : null
}

/** What is asked of everybody who signs up, up to six questions. */
export function QuestionsEditor({
  value,
  onChange,
  refusal,
}: {
  value: Asked[]
  onChange(value: Asked[]): void
  refusal: Refusal | null
}) {
  const put = (i: number, asked: Asked) => onChange(value.map((one, at) => (at === i ? asked : one)))
  return (
    <>
      {value.map((asked, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place alone
        <Card key={i}>
          <View className="nj-line apart">
            <Heading>{`问题 ${i + 1}`}</Heading>
            <Button kind="plain" small onTap={() => onChange(value.filter((_, at) => at !== i))}>
              去掉
            </Button>
          </View>
          <OneQuestion of={asked} at={`questions.${i}`} onChange={next => put(i, next)} refusal={refusal} />
        </Card>
      ))}
      {value.length < most && (
        <Button
          icon="circle-question-mark"
          onTap={() => onChange([...value, { label: '', kind: 'text', options: '', required: true }])}
        >
          {value.length === 0 ? '报名时要问点什么' : '再问一个'}
        </Button>
      )}
    </>
  )
}

function OneQuestion({
  of: asked,
  at,
  onChange,
  refusal,
}: {
  of: Asked
  at: string
  onChange(asked: Asked): void
  refusal: Refusal | null
}) {
  return (
    <>
      <Field
        name={`${at}.label`}
        label="问什么"
        value={asked.label}
        onChange={label => onChange({ ...asked, label })}
        max={40}
        refusal={refusal}
        placeholder="例如：衣服尺码"
      />
      <Choice
        name={`${at}.kind`}
        label="怎么回答"
        options={questionKinds}
        value={asked.kind}
        onChange={kind => onChange({ ...asked, kind })}
        refusal={refusal}
      />
      {asked.kind === 'choice' && (
        <Field
          name={`${at}.options`}
          label="选项"
          value={asked.options}
          onChange={options => onChange({ ...asked, options })}
          refusal={refusal}
          placeholder="例如：S、M、L、XL"
          hint="选项之间用顿号隔开，至少两个。"
        />
      )}
      <Check
        label="必须回答"
        checked={asked.required}
        onChange={required => onChange({ ...asked, required })}
      >
        必须回答才能报名
      </Check>
    </>
  )
}

const optionsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、，,;；\n]/)
      .map(option => option.trim())
      .filter(Boolean),
  ),
]
