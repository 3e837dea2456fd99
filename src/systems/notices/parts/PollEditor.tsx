import { View } from '@tarojs/components'
import { Button } from '../../../kit/ui/Button'
import { Field } from '../../../kit/ui/Field'

export type PollDraft = { question: string; options: string[] }

/** The poll as it is sent, or `null` while something is missing. */
export function pollOf({ question, options }: PollDraft): PollDraft | null {
  const filled = options.map(option => option.trim()).filter(Boolean)
  return question.trim().length >= 2 && filled.length >= 2 ? { question, options: filled } : null
}

/** A short question inside a notice, with two to six answers. */
export function PollEditor({
  value,
  onChange,
}: {
  value: PollDraft | null
  onChange(value: PollDraft | null): void
}) {
  if (!value) {
    return (
      <Button small onTap={() => onChange({ question: '', options: ['', ''] })}>
        加一个投票
      </Button>
    )
  }
  const { question, options } = value
  const change = (at: number, words: string) =>
    onChange({ question, options: options.map((option, i) => (i === at ? words : option)) })
  return (
    <View className="nj-field">
      <Field
        name="poll.question"
        label="投票的问题"
        value={question}
        onChange={words => onChange({ question: words, options })}
        max={60}
        placeholder="例如：哪天聚餐"
      />
      {options.map((option, i) => (
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place
          key={i}
          name={`poll.option${i + 1}`}
          label={`选项 ${i + 1}`}
          value={option}
          onChange={words => change(i, words)}
          max={30}
        />
      ))}
      <View className="nj-line wrap">
        {options.length < 6 && (
          <Button small onTap={() => onChange({ question, options: [...options, ''] })}>
            再加一个选项
          </Button>
        )}
        <Button small kind="plain" onTap={() => onChange(null)}>
          不要投票
        </Button>
      </View>
    </View>
  )
}
