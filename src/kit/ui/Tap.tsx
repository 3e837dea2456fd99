import { View } from '@tarojs/components'
import { createElement, type ReactNode } from 'react'

export type TapProps = {
  onTap(): void
  className?: string
  /** Said by a screen reader instead of the text inside. */
  label?: string
  disabled?: boolean
  role?: 'button' | 'link' | 'radio' | 'checkbox' | 'tab' | 'switch'
  /** Chosen, for roles that can be. */
  checked?: boolean
  children: ReactNode
}

/** Anything that can be touched: a true button in a browser, so keyboard and screen reader work; a View on the phone. */
export function Tap({
  onTap,
  className = '',
  label,
  disabled,
  role = 'button',
  checked,
  children,
}: TapProps) {
  const chosen = role === 'tab' ? { 'aria-selected': checked } : { 'aria-checked': checked }
  const same = {
    'aria-label': label,
    role,
    ...(checked === undefined ? {} : chosen),
    className: `nj-tap ${className}${disabled ? ' off' : ''}`,
  }
  if (process.env.TARO_ENV === 'h5') {
    return createElement('button', { ...same, type: 'button', disabled, onClick: onTap }, children)
  }
  return (
    <View {...same} aria-disabled={disabled} onClick={disabled ? noop : onTap}>
      {children}
    </View>
  )
}

function noop() {}
