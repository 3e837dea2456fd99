import { View } from '@tarojs/components'
import type { CaseRow as Row_ } from '../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../kit/client'
import { dueWords } from '../../../kit/ui/DueRibbon'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { disputeWords } from '../words'

/** One case in a list: number, what and with whom, in whose hands, and what is due. */
export function CaseRow({
  of,
  showsHolder,
  chosen,
  onTap,
}: {
  of: Row_
  /** Not for the holder's own list. */
  showsHolder?: boolean
  chosen?: boolean
  onTap?(): void
}) {
  const { number, label, tone, dispute, respondent, filer, holder, clock } = of
  const now = serverNow()
  return (
    <Row
      title={number}
      note={
        <>
          <View>{`${disputeWords[dispute]} · ${filer} 和 ${respondent}`}</View>
          {showsHolder && holder && <View>{`在 ${holder.name} 手里`}</View>}
          {clock && <View>{dueWords(clock, now)}</View>}
        </>
      }
      side={<Tag tone={tone}>{label}</Tag>}
      chosen={chosen}
      onTap={onTap}
    />
  )
}
