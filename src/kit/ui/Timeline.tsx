import { View } from '@tarojs/components'
import type { Holder, TimelineLine } from '../../../cloudfunctions/kit/contract'
import { momentWords, sinceWords } from '../format'
import { Small } from './Card'
import { Notice } from './signs'

/** What happened so far, the latest first. */
export function Timeline({ lines, now }: { lines: readonly TimelineLine[]; now: number }) {
  const latestFirst = [...lines].sort((a, b) => b.at - a.at)
  return (
    <View className="nj-timeline">
      {latestFirst.map(({ at, by, text }) => (
        <View key={`${at}${text}`} className="nj-moment">
          <View className="nj-text">{text}</View>
          <Small>
            {by} · {sinceWords(at, now)}
          </Small>
        </View>
      ))}
    </View>
  )
}

/** In whose hands a matter is, and since when. */
export function HeldBy({ holder, now }: { holder: Holder | null; now: number }) {
  if (!holder) return null
  return (
    <Notice tone="info" icon="user-round">
      经办 {holder.name}，{momentWords(holder.since, now)}起
    </Notice>
  )
}
