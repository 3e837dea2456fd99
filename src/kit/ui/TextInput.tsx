import { Input, Textarea } from '@tarojs/components'
import { type ChangeEvent, createElement } from 'react'

export type Keyboard = 'text' | 'digits' | 'phone' | 'identity' | 'paragraph' | 'search'

type Props = {
  name: string
  label: string
  value: string
  onChange(value: string): void
  placeholder?: string
  keyboard?: Keyboard
  max?: number
  refused?: boolean
  onDone?(): void
}

/** A bare input: the browser's own at a desk, the phone's own on a phone, alike in look and behaviour. */
export function TextInput(props: Props) {
  return process.env.TARO_ENV === 'h5' ? <Browser {...props} /> : <Phone {...props} />
}

function Browser({
  name,
  label,
  value,
  onChange,
  placeholder,
  keyboard = 'text',
  max,
  refused,
  onDone,
}: Props) {
  const paragraph = keyboard === 'paragraph'
  return createElement(paragraph ? 'textarea' : 'input', {
    className: classes(paragraph, refused),
    name,
    value,
    placeholder,
    maxLength: max,
    'aria-label': label,
    'aria-invalid': refused || undefined,
    autoComplete: keyboard === 'phone' ? 'tel' : 'off',
    ...(paragraph
      ? { rows: 4 }
      : {
          type: keyboard === 'phone' ? 'tel' : keyboard === 'search' ? 'search' : 'text',
          inputMode: keyboard === 'digits' ? 'numeric' : keyboard === 'phone' ? 'tel' : undefined,
        }),
    onChange: (event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value),
    onKeyDown: (event: { key: string }) => {
      if (event.key === 'Enter' && !paragraph) onDone?.()
    },
  })
}

function Phone({
  name,
  label,
  value,
  onChange,
  placeholder,
  keyboard = 'text',
  max,
  refused,
  onDone,
}: Props) {
  const same = {
    className: classes(keyboard === 'paragraph', refused),
    name,
    value,
    placeholder,
    placeholderClass: 'nj-placeholder',
    maxlength: max ?? 140,
    'aria-label': label,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  }
  if (keyboard === 'paragraph') return <Textarea {...same} autoHeight showConfirmBar={false} />
  const type =
    keyboard === 'digits' || keyboard === 'phone' ? 'number' : keyboard === 'identity' ? 'idcard' : 'text'
  return (
    <Input
      {...same}
      type={type}
      confirmType={keyboard === 'search' ? 'search' : 'done'}
      onConfirm={() => onDone?.()}
    />
  )
}

const classes = (paragraph: boolean, refused = false) =>
  `nj-input${paragraph ? ' area' : ''}${refused ? ' refused' : ''}`
