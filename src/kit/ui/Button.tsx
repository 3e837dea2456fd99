import { Text } from '@tarojs/components'
import { Icon } from './Icon'
import type { IconName } from './icon-names'
import { Tap } from './Tap'

type Props = {
  /** A verb: what happens when it is touched. */
  children: string
  onTap(): void
  /** `main` is the one main action of a screen, `grave` what cannot be taken back. */
  kind?: 'main' | 'usual' | 'grave' | 'plain'
  icon?: IconName
  small?: boolean
  disabled?: boolean
  /** The action runs: the button keeps its place and cannot be touched again. */
  running?: boolean
}

export function Button({ children, onTap, kind = 'usual', icon, small, disabled, running }: Props) {
  return (
    <Tap onTap={onTap} disabled={disabled || running} className={`nj-button ${kind}${small ? ' small' : ''}`}>
      {icon && <Icon name={icon} />}
      <Text>{running ? `正在${children}…` : children}</Text>
    </Tap>
  )
}
