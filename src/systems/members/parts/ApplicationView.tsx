import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Application } from '../../../../cloudfunctions/members/contract'
import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Facts, Heading, Section } from '../../../kit/ui/Card'
import { DueRibbon } from '../../../kit/ui/DueRibbon'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice, Tag } from '../../../kit/ui/signs'
import { HeldBy, Timeline } from '../../../kit/ui/Timeline'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { members } from '../api'
import { type Decision, decisions, paperWords, stateWords } from '../words'
import { DecisionSheet } from './DecisionSheet'
import { Mend } from './Mend'

/** One application whole: state, holder and clock first, then who, what happened, and what its reader may do now. */
export function ApplicationView({ id }: { id: string }) {
  const found = useCall(() => members.application({ application: id }), [id])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {application => (
        <>
          <Card>
            <View className="nj-line wrap apart">
              <Heading>{application.name}</Heading>
              <Tag tone={stateWords[application.state].tone}>{stateWords[application.state].label}</Tag>
            </View>
            <HeldBy holder={application.holder} now={now} />
            {application.clock && <DueRibbon clock={application.clock} now={now} />}
            {application.remark && (
              <Notice tone={application.state === 'declined' ? 'late' : 'warn'}>
                <Text className="nj-text">{application.remark}</Text>
              </Notice>
            )}
            <Facts
              of={[
                ['工会', application.unionName],
                ['手机号', application.phone],
                [paperWords[application.paper], application.idNumber],
                ['申请时间', momentWords(application.appliedAt, now)],
              ]}
            />
            <Moves application={application} />
          </Card>
          <Section title="经过">
            <Card>
              <Timeline lines={application.timeline} now={now} />
            </Card>
          </Section>
        </>
      )}
    </Loaded>
  )
}

function Moves({ application }: { application: Application }) {
  const [deciding, setDeciding] = useState<Decision | null>(null)
  const withdraw = useSubmit(members.withdraw, () => undefined)
  const may = (name: string) => application.moves.some(move => move.name === name)
  return (
    <>
      {may('resubmit') && <Mend application={application} />}
      <View className="nj-line wrap">
        {decisions
          .filter(({ value }) => may(value))
          .map(({ value, label }) => (
            <Button
              key={value}
              kind={value === 'approve' ? 'main' : value === 'decline' ? 'grave' : 'usual'}
              onTap={() => setDeciding(value)}
            >
              {label}
            </Button>
          ))}
        {may('withdraw') && (
          <Button running={withdraw.running} onTap={() => withdraw.run({ application: application.id })}>
            撤回申请
          </Button>
        )}
        {may('reapply') && (
          <Button kind="main" onTap={() => open(route('members', 'join', { union: application.union }))}>
            重新申请
          </Button>
        )}
      </View>
      <Against refusal={withdraw.refusal} />
      {deciding && (
        <DecisionSheet
          of={[application]}
          decision={deciding}
          onClose={() => setDeciding(null)}
          done={() => setDeciding(null)}
        />
      )}
    </>
  )
}
