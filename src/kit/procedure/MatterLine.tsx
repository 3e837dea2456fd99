import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { MatterRow } from '../../../cloudfunctions/kit/contract'
import { dueWords, toneOf } from '../ui/DueRibbon'
import { Row } from '../ui/Row'
import { Tag } from '../ui/signs'

/** One matter in a list: number and state, what it is, in whose hands, and the earliest thing due. */
export function MatterLine({
  of: { number, label, tone, holder, clock },
  about,
  now,
  chosen,
  onTap,
}: {
  of: MatterRow
  about?: ReactNode
  now: number
  chosen?: boolean
  onTap?(): void
}) {
  const due = clock && dueWords(clock, now)
  const urgent = clock ? toneOf(clock, now) : 'quiet'
  return (
    <Row
      title={
        <View className="nj-line wrap apart">
          <View className="nj-strong nj-number">{number}</View>
          <Tag tone={tone}>{label}</Tag>
        </View>
      }
      note={
        <>
          {about && <View>{about}</View>}
          {holder && <View>{`在 ${holder.name} 手里`}</View>}
          {due && (urgent === 'quiet' ? <View>{due}</View> : <Tag tone={urgent}>{due}</Tag>)}
        </>
      }
      chosen={chosen}
      onTap={onTap}
    />
  )
}
