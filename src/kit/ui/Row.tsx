import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import { Tap } from './Tap'

type Props = {
  title: ReactNode
  /** What decides stands first: state, holder, due. */
  note?: ReactNode
  side?: ReactNode
  lead?: ReactNode
  /** A picture on a soft ground before the title. */
  icon?: string
  onTap?(): void
  /** Open at the right of a desk. */
  chosen?: boolean
  /** Said by a screen reader when the parts do not make a sentence. */
  label?: string
}

/** One line of a list. With `onTap` it is a button that leads somewhere. */
export function Row({ title, note, side, lead, icon, onTap, chosen, label }: Props) {
  const inside = (
    <>
      {lead}
      {icon && (
        <View className="nj-row-icon">
          <Icon name={icon} />
        </View>
      )}
      <View className="nj-row-words">
        <View className="nj-row-main">
          <View className="nj-row-title">{title}</View>
          {note && <View className="nj-small">{note}</View>}
        </View>
        {side && <View className="nj-row-side">{side}</View>}
      </View>
      {onTap && (
        <View className="nj-more">
          <Icon name="chevron-right" />
        </View>
      )}
    </>
  )
  if (!onTap) return <View className="nj-row">{inside}</View>
  return (
    <Tap onTap={onTap} label={label} className={`nj-row${chosen ? ' chosen' : ''}`}>
      {inside}
    </Tap>
  )
}
