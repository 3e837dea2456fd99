import type { CaseRow as Row_ } from '../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../kit/client'
import { dueWords } from '../../../kit/ui/DueRibbon'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { disputeWords, stateWords } from '../words'

/** One case in a list: number, what and with whom, in whose hands, and what is due. */
export function CaseRow({ of, chosen, onTap }: { of: Row_; chosen?: boolean; onTap?(): void }) {
  const { number, state, dispute, respondent, filer, holder, clock } = of
  const now = serverNow()
  const { tone, label } = stateWords[state]
  const due = clock ? dueWords(clock, now) : null
  return (
    <Row
      title={number}
      note={[`${disputeWords[dispute]} · ${filer} 和 ${respondent}`, holder && `在 ${holder.name} 手里`, due]
        .filter(Boolean)
        .join(' · ')}
      side={<Tag tone={tone}>{label}</Tag>}
      chosen={chosen}
      onTap={onTap}
    />
  )
}
