import { View } from '@tarojs/components'
import type { Ask, Form } from '../../../cloudfunctions/kit/asks'
import type { Refusal } from '../refusal'
import { Check, Choice } from '../ui/Choice'
import { DateField, TimeField } from '../ui/DateInput'
import { Field, FieldWords } from '../ui/Field'
import { useStanding } from '../useStanding'
import type { Typed, Values } from './answers'
import { FilesField } from './FilesField'

/** Everything a form asks, each in its own input with what the server said against it. */
export function AskFields({
  form,
  values,
  put,
  refusal,
}: {
  form: Form
  values: Values
  put(change: Values): void
  refusal: Refusal | null
}) {
  return (
    <>
      {Object.entries(form).map(([name, ask]) => (
        <One
          key={name}
          name={name}
          ask={ask}
          value={values[name] ?? ''}
          onChange={value => put({ [name]: value })}
          refusal={refusal}
        />
      ))}
    </>
  )
}

type Props = {
  name: string
  ask: Ask
  value: Typed
  onChange(value: Typed): void
  refusal: Refusal | null
}

function One({ name, ask, value, onChange, refusal }: Props) {
  const { label, hint } = ask
  const text = typeof value === 'string' ? value : ''
  const same = { name, label: ask.optional ? mayStayEmpty(label) : label, hint, refusal, onChange }
  switch (ask.kind) {
    case 'line':
    case 'paragraph':
      return (
        <Field
          {...same}
          value={text}
          max={ask.max}
          keyboard={ask.kind === 'paragraph' ? 'paragraph' : 'text'}
        />
      )
    case 'choice':
      return <Choice<string> {...same} value={text || null} options={ask.options} />
    case 'day':
      return <DateField {...same} value={text} />
    case 'moment':
      return <Moment {...same} value={text} />
    case 'yes':
      return <Yes {...same} value={value === true} />
    case 'files':
      return <FilesField {...same} value={Array.isArray(value) ? value : []} max={ask.max} />
    default:
      return (
        <Field {...same} value={text} keyboard={ask.kind === 'number' ? 'digits' : 'text'} side={unit(ask)} />
      )
  }
}

const mayStayEmpty = (label: string) => (label.includes('可以不') ? label : `${label}（可以不填）`)

const unit = ({ kind }: Ask) => (kind === 'money' ? <View>元</View> : undefined)

type Text = {
  name: string
  label: string
  hint?: string
  refusal: Refusal | null
  value: string
  onChange(v: string): void
}

function Moment({ value, onChange, label, ...rest }: Text) {
  const [day = '', time = ''] = value.split('T')
  return (
    <View className="nj-pair">
      <DateField {...rest} label={label} value={day} onChange={next => onChange(`${next}T${time}`)} />
      <TimeField
        name={`${rest.name}-time`}
        label="几点"
        value={time}
        onChange={t => onChange(`${day}T${t}`)}
      />
    </View>
  )
}

function Yes({
  name,
  label,
  hint,
  refusal,
  value,
  onChange,
}: Omit<Text, 'value' | 'onChange'> & { value: boolean; onChange(on: boolean): void }) {
  return (
    <View className="nj-field">
      <Check checked={value} onChange={onChange} label={label}>
        {label}
      </Check>
      <FieldWords hint={hint} against={useStanding(refusal, name, value)} />
    </View>
  )
}
