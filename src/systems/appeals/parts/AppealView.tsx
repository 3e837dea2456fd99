import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import { MatterHead } from '../../../kit/procedure/MatterHead'
import { MatterTimeline } from '../../../kit/procedure/MatterTimeline'
import { MoveBar } from '../../../kit/procedure/MoveBar'
import { Card, Facts, Section } from '../../../kit/ui/Card'
import { DueRibbon } from '../../../kit/ui/DueRibbon'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { appeals, makeMove } from '../api'
import { kindWords } from '../words'
import { HandOn } from './HandOn'
import { Said } from './Said'
import { WhoAsked } from './WhoAsked'

/** One appeal whole: number and holder, the clocks with their articles, what was written, what happened. */
export function AppealView({ id }: { id: string }) {
  const found = useCall(() => appeals.appeal({ appeal: id }), [id])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {one => (
        <>
          <MatterHead view={one} now={now}>
            {one.review && <DueRibbon clock={one.review} now={now} />}
            {one.mine && one.state === 'received' && <Notice tone="info">{one.rule}</Notice>}
          </MatterHead>
          <MoveBar view={one} run={makeMove(one.id)} own={{ handOn: HandOn }} />
          <Section title="这件诉求">
            <Card>
              <WhoAsked of={one} />
              <Facts
                of={[
                  ['类别', kindWords(one.kind)],
                  ['涉及', one.unit],
                  ['收到', momentWords(one.receivedAt, now)],
                  ['12351 工单', one.ticket?.number],
                  ['承办', one.unionName],
                  ['为什么', one.rule],
                ]}
              />
            </Card>
          </Section>
          <Said of={one} now={now} />
          <MatterTimeline lines={one.timeline} now={now} />
        </>
      )}
    </Loaded>
  )
}
