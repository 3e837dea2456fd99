import { View } from '@tarojs/components'
import type { QuestionRow } from '../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../kit/client'
import { leftWords, sinceWords } from '../../../kit/format'
import { toneOf } from '../../../kit/ui/DueRibbon'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { questionStates } from '../words'

/** One question in a list: what was asked, with whom it lies, and how long it may still wait. */
export function QuestionLine({
  of: { text, asker, circleName, state, changedAt, holder, clock, passedTo },
  own,
  chosen,
  onTap,
}: {
  of: QuestionRow
  /** The reader asked it: the steward is named instead of the asker. */
  own?: boolean
  chosen?: boolean
  onTap(): void
}) {
  const now = serverNow()
  const who = own ? (holder ? `等 ${holder.name} 回答` : circleName) : `${asker} · ${circleName}`
  const last = passedTo.at(-1)
  return (
    <Row
      title={inShort(text)}
      note={
        <>
          <View>{who}</View>
          {state === 'asked' && last && <View>已报给{last}</View>}
          <View>{sinceWords(changedAt, now)}</View>
        </>
      }
      side={
        clock?.dueAt ? (
          <Tag tone={toneOf(clock, now)}>{leftWords(clock.dueAt, now)}</Tag>
        ) : (
          <Tag tone={questionStates[state].tone}>{questionStates[state].label}</Tag>
        )
      }
      chosen={chosen}
      onTap={onTap}
    />
  )
}

const inShort = (text: string) => ([...text].length > 60 ? `${[...text].slice(0, 60).join('')}…` : text)
