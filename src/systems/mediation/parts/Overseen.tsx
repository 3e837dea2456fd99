import type { Oversight } from '../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../kit/client'
import { MatterHead } from '../../../kit/procedure/MatterHead'
import { MatterTimeline } from '../../../kit/procedure/MatterTimeline'
import { MoveBar } from '../../../kit/procedure/MoveBar'
import { Card, Facts, Section, Small } from '../../../kit/ui/Card'
import { makeMove } from '../api'
import { disputeWords } from '../words'

/** A case as one sees it who watches over it, or mediates at the same body: who has it, what is due and late, and none of the persons' words. */
export function Overseen({ of, colleague }: { of: Oversight | null; colleague: boolean }) {
  if (!of) return null
  const now = serverNow()
  return (
    <>
      <MatterHead view={of} now={now} />
      <MoveBar view={of} run={makeMove(of.id)} />
      <Section title="案件">
        <Card>
          <Facts
            of={[
              ['什么事', disputeWords[of.dispute]],
              ['申请人', of.filer],
              ['对方', of.respondent],
              ['调解组织', of.body],
            ]}
          />
          <Small>
            {colleague
              ? '这个案件由别的调解员办。你看得到状态、期限和经过；双方写的内容、证据和笔录只给办案的人看。'
              : '督办看在谁手里、期限和经过；双方写的内容、证据和笔录只给办案的人看。'}
          </Small>
        </Card>
      </Section>
      <MatterTimeline lines={of.timeline} now={now} />
    </>
  )
}
