import { View } from '@tarojs/components'
import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import { MatterHead } from '../../../kit/procedure/MatterHead'
import { MatterTimeline } from '../../../kit/procedure/MatterTimeline'
import { MoveBar } from '../../../kit/procedure/MoveBar'
import { Card, Facts, Section, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { makeMove, mediation } from '../api'
import { arbitration, disputeWords } from '../words'

/** One case whole: number and holder, the clocks with their articles, what was asked, what happened. */
export function CaseView({ id }: { id: string }) {
  const found = useCall(() => mediation.case({ case: id }), [id])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {one => (
        <>
          <MatterHead view={one} now={now}>
            {one.remark && <Notice tone="warn">{one.remark}</Notice>}
            <Small>{arbitration}</Small>
          </MatterHead>
          <MoveBar view={one} run={makeMove(one.id)} />
          <Section title="申请">
            <Card>
              <Facts
                of={[
                  ['什么事', disputeWords[one.dispute]],
                  ['申请人', `${one.filer} ${one.parties.applicants[0]?.phone ?? ''}`],
                  ['单位', one.respondent],
                  ['单位地址', one.parties.respondents[0]?.address ?? ''],
                  ['调解组织', one.body],
                  ['收到', one.receivedAt ? momentWords(one.receivedAt, now) : '还没有提交'],
                  ['要求', one.request],
                ]}
              />
              <View className="nj-text">{one.facts}</View>
            </Card>
          </Section>
          <MatterTimeline lines={one.timeline} now={now} />
        </>
      )}
    </Loaded>
  )
}
