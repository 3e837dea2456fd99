import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Refusal } from '../refusal'
import { useStanding } from '../useStanding'
import { FieldWords, Label } from './Field'
import { Icon } from './Icon'
import { Tap } from './Tap'

/** One of a few answers, all of them in sight. */
export function Choice<T extends string>({
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
  options: readonly { value: T; label: string }[]
  value: T | null
  onChange(value: T): void
  refusal?: Refusal | null
  hint?: string
}) {
  return (
    <View className="nj-field">
      <Label>{label}</Label>
      <View className="nj-choices" role="radiogroup" aria-label={label}>
        {options.map(option => (
          <Tap
            key={option.value}
            role="radio"
            checked={option.value === value}
            className={`nj-choice${option.value === value ? ' on' : ''}`}
            onTap={() => onChange(option.value)}
          >
            {option.value === value && <Icon name="check" size="s" />}
            <Text>{option.label}</Text>
          </Tap>
        ))}
      </View>
      <FieldWords hint={hint} against={useStanding(refusal, name, value)} />
    </View>
  )
}

/** Something to agree to or to pick out of a list: the box and its words are one target. */
export function Check({
  checked,
  onChange,
  label,
  children,
}: {
  checked: boolean
  onChange(checked: boolean): void
  label?: string
  children?: ReactNode
}) {
  return (
    <Tap
      role="checkbox"
      checked={checked}
      label={label}
      className="nj-check"
      onTap={() => onChange(!checked)}
    >
      <View className={`nj-box${checked ? ' on' : ''}`}>{checked && <Icon name="check" size="s" />}</View>
      {children && <View className="nj-grow">{children}</View>}
    </Tap>
  )
}

/** A box alone, before a row that leads somewhere else. */
export function Pick({
  checked,
  onChange,
  label,
}: {
  checked: boolean
  onChange(on: boolean): void
  label: string
}) {
  return (
    <Tap role="checkbox" checked={checked} label={label} className="nj-pick" onTap={() => onChange(!checked)}>
      <View className={`nj-box${checked ? ' on' : ''}`}>{checked && <Icon name="check" size="s" />}</View>
    </Tap>
  )
}
