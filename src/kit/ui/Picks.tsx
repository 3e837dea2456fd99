import { View } from '@tarojs/components'
import type { Refusal } from '../refusal'
import { useStanding } from '../useStanding'
import { Check } from './Choice'
import { FieldWords, Label } from './Field'

/** Any of several, all of them in sight. */
export function Picks({
  name,
  label,
  options,
  value,
  onChange,
  refusal,
  hint,
}: {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  value: readonly string[]
  onChange(value: string[]): void
  refusal?: Refusal | null
  hint?: string
}) {
  const choose = (one: string, on: boolean) =>
    onChange(on ? [...value, one] : value.filter(other => other !== one))
  return (
    <View className="nj-field">
      <Label>{label}</Label>
      {options.map(option => (
        <Check
          key={option.value}
          label={option.label}
          checked={value.includes(option.value)}
          onChange={on => choose(option.value, on)}
        >
          {option.label}
        </Check>
      ))}
      <FieldWords hint={hint} against={useStanding(refusal, name, value.join())} />
    </View>
  )
}
