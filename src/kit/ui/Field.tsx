import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Refusal } from '../refusal'
import { useStanding } from '../useStanding'
import { Icon } from './Icon'
import { type Keyboard, TextInput } from './TextInput'

type Props = {
  /** As the contract calls it: a refusal about this field is shown under it. */
  name: string
  label: string
  value: string
  onChange(value: string): void
  refusal?: Refusal | null
  hint?: string
  placeholder?: string
  keyboard?: Keyboard
  max?: number
  /** Something to touch at the right of the input, such as 发验证码. */
  side?: ReactNode
  /** Said under the input when what was typed is known to fit. */
  fits?: string | null
  /** Said under the input when what was typed is known not to fit. */
  misfit?: string | null
}

/** One thing to fill in: its name, the input, and under it the hint or what the server said against it. */
export function Field({ side, hint, fits, misfit, refusal, ...input }: Props) {
  const against = useStanding(refusal, input.name, input.value) ?? misfit ?? null
  return (
    <View className="nj-field">
      <Label>{input.label}</Label>
      <View className="nj-line">
        <View className="nj-grow">
          <TextInput {...input} refused={against !== null} />
        </View>
        {side}
      </View>
      <FieldWords hint={hint} fits={fits} against={against} />
    </View>
  )
}

/** The name of a field, above it. */
export function Label({ children }: { children: string }) {
  return <Text className="nj-label">{children}</Text>
}

/** What stands under an input: a refusal before a praise before a hint. */
export function FieldWords({
  hint,
  fits,
  against,
}: {
  hint?: string
  fits?: string | null
  against: string | null
}) {
  if (against) {
    return (
      <View className="nj-field-no" role="alert">
        <Icon name="circle-alert" size="s" />
        <Text>{against}</Text>
      </View>
    )
  }
  if (fits) {
    return (
      <View className="nj-field-yes">
        <Icon name="circle-check" size="s" />
        <Text>{fits}</Text>
      </View>
    )
  }
  return hint ? <Text className="nj-small">{hint}</Text> : null
}
