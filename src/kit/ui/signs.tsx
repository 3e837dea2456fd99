import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { Icon } from './Icon'
import type { IconName } from './icon-names'

export type Tone = 'ok' | 'warn' | 'info' | 'late' | 'quiet' | 'brand'

const usual: Record<Tone, IconName> = {
  ok: 'circle-check',
  warn: 'triangle-alert',
  info: 'info',
  late: 'circle-alert',
  quiet: 'clock',
  brand: 'badge-check',
}

/** A state in a word and a picture, never by colour alone. */
export function Tag({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <View className={`nj-tag tone-${tone}`}>
      <Icon name={icon ?? usual[tone]} size="s" />
      <Text>{children}</Text>
    </View>
  )
}

/** A line that tells the person something about this page; a late or refused one is announced. */
export function Notice({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <View className={`nj-bar tone-${tone}`} role={tone === 'late' ? 'alert' : 'note'}>
      <Icon name={icon ?? usual[tone]} />
      <View className="nj-grow">{children}</View>
    </View>
  )
}

/** Nothing here yet, and what to do about it. */
export function Empty({
  icon = 'inbox',
  children,
  action,
}: {
  icon?: string
  children: ReactNode
  action?: { label: string; onTap(): void }
}) {
  return (
    <View className="nj-card nj-empty">
      <Icon name={icon} size="xl" />
      <View className="nj-empty-words">{children}</View>
      {action && <Button onTap={action.onTap}>{action.label}</Button>}
    </View>
  )
}

/** The shape of a list that is on its way. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View className="nj-card" aria-busy role="status" aria-label="正在打开">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all bones are alike
        <View key={i} className="nj-bones">
          <View className="nj-bone" style={{ width: `${70 - ((i * 17) % 30)}%`, height: '18px' }} />
          <View className="nj-bone" style={{ width: `${50 - ((i * 13) % 20)}%`, height: '14px' }} />
        </View>
      ))}
    </View>
  )
}
