import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { open } from '../navigation'
import { useWide } from '../useWide'
import { Empty } from './signs'

/**
 * A list and what is chosen from it: side by side at a desk, one after the other on a phone. `list` gets how to open a
 * record; `work` draws it at the right, `pageOf` names its page on a phone.
 */
export function Split({
  list,
  work,
  pageOf,
  nothing,
}: {
  list: (openOne: (id: string) => void, chosen: string | null) => ReactNode
  work: (id: string, close: () => void) => ReactNode
  pageOf: (id: string) => string
  nothing: string
}) {
  const wide = useWide()
  const [chosen, choose] = useState<string | null>(null)
  const openOne = (id: string) => (wide ? choose(id) : open(pageOf(id)))
  return (
    <View className="nj-split">
      <View className="nj-split-list">{list(openOne, wide ? chosen : null)}</View>
      {wide && (
        <View className="nj-split-work" aria-live="polite">
          {chosen ? (
            <View key={chosen} className="nj-split-list">
              {work(chosen, () => choose(null))}
            </View>
          ) : (
            <Empty icon="arrow-right">{nothing}</Empty>
          )}
        </View>
      )}
    </View>
  )
}
