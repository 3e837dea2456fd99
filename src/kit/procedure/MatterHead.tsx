import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Clock, MatterView } from '../../../cloudfunctions/kit/contract'
import { sinceDay } from '../format'
import { Button } from '../ui/Button'
import { Card, Small } from '../ui/Card'
import { DueRibbon } from '../ui/DueRibbon'
import { Notice, Tag } from '../ui/signs'
import { HeldBy } from '../ui/Timeline'

/** The top of every matter: number and state, in whose hands, who watches, what is next, and every clock with its article. */
export function MatterHead({ view, now, children }: { view: MatterView; now: number; children?: ReactNode }) {
  const { number, tone, label, holder, watch, next, clocks } = view
  return (
    <Card>
      <View className="nj-line wrap apart">
        <View className="nj-title nj-number" role="heading" aria-level="2">
          {number}
        </View>
        <Tag tone={tone}>{label}</Tag>
      </View>
      <HeldBy holder={holder} now={now} />
      {watch.length > 0 && (
        <Notice tone="warn" icon="eye">
          {`督办 ${watch.map(({ name, since }) => `${name}（${sinceDay(since, now)}起）`).join('、')}`}
        </Notice>
      )}
      {next && <View>{`接下来：${next}`}</View>}
      <Clocks clocks={clocks} now={now} />
      {children}
    </Card>
  )
}

/** The clocks that run, the earliest first; those that were stopped are folded away. */
export function Clocks({ clocks, now }: { clocks: readonly Clock[]; now: number }) {
  const [unfolded, setUnfolded] = useState(false)
  const stopped = clocks.filter(clock => clock.stopped)
  const open = clocks.filter(clock => !clock.stopped).sort((a, b) => endOf(a) - endOf(b))
  return (
    <>
      {open.map(clock => (
        <DueRibbon key={clock.name} clock={clock} now={now} />
      ))}
      {stopped.length > 0 && (
        <View className="nj-fold">
          <Button
            kind="plain"
            small
            icon={unfolded ? 'chevron-up' : 'chevron-down'}
            onTap={() => setUnfolded(!unfolded)}
          >
            {`已停的期限 ${stopped.length}`}
          </Button>
          {unfolded &&
            stopped.map(clock => <DueRibbon key={clock.name + clock.due} clock={clock} now={now} />)}
        </View>
      )}
      {open.length === 0 && clocks.length > 0 && !unfolded && <Small>现在没有在走的期限。</Small>}
    </>
  )
}

const endOf = ({ dueAt }: Clock) => dueAt ?? Number.MAX_SAFE_INTEGER
