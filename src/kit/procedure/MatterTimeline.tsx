import type { TimelineLine } from '../../../cloudfunctions/kit/contract'
import { Card, Section } from '../ui/Card'
import { Timeline } from '../ui/Timeline'

/** 经过: what happened so far in plain words, the latest first. */
export function MatterTimeline({ lines, now }: { lines: readonly TimelineLine[]; now: number }) {
  return (
    <Section title="经过">
      <Card>
        <Timeline lines={lines} now={now} />
      </Card>
    </Section>
  )
}
