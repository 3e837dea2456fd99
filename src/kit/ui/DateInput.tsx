import { Picker, View } from '@tarojs/components'
import { type ChangeEvent, createElement } from 'react'
import type { Refusal } from '../refusal'
import { useStanding } from '../useStanding'
import { FieldWords, Label } from './Field'

type Props = {
  name: string
  label: string
  value: string
  onChange(value: string): void
  refusal?: Refusal | null
  hint?: string
  /** First and last day one may choose, YYYY-MM-DD. */
  from?: string
  to?: string
}

/** A day to choose, as YYYY-MM-DD. */
export const DateField = (props: Props) => <Chosen kind="date" {...props} />

/** A time of day to choose, as HH:mm. */
export const TimeField = (props: Omit<Props, 'from' | 'to'>) => <Chosen kind="time" {...props} />

function Chosen({
  kind,
  name,
  label,
  value,
  onChange,
  refusal,
  hint,
  from,
  to,
}: Props & { kind: 'date' | 'time' }) {
  const against = useStanding(refusal, name, value)
  const className = `nj-input${against ? ' refused' : ''}`
  const input =
    process.env.TARO_ENV === 'h5' ? (
      createElement('input', {
        className,
        type: kind,
        name,
        value,
        min: from,
        max: to,
        'aria-label': label,
        onChange: (event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value),
      })
    ) : (
      <PhonePicker {...{ kind, value, label, from, to, className }} onChange={onChange} />
    )
  return (
    <View className="nj-field nj-grow">
      <Label>{label}</Label>
      {input}
      <FieldWords hint={hint} against={against} />
    </View>
  )
}

function PhonePicker({
  kind,
  value,
  label,
  from = '1940-01-01',
  to = '2099-12-31',
  className,
  onChange,
}: {
  kind: 'date' | 'time'
  value: string
  label: string
  from?: string
  to?: string
  className: string
  onChange(value: string): void
}) {
  const shown = (
    <View className={className} role="button" aria-label={`${label} ${value || '还没有选'}`}>
      {value || '点这里选'}
    </View>
  )
  if (kind === 'time') {
    return (
      <Picker mode="time" value={value || '19:00'} onChange={event => onChange(event.detail.value)}>
        {shown}
      </Picker>
    )
  }
  return (
    <Picker mode="date" value={value} start={from} end={to} onChange={event => onChange(event.detail.value)}>
      {shown}
    </Picker>
  )
}
