import { View } from '@tarojs/components'
import { serverNow } from '../../../kit/client'
import { momentWords, yuan } from '../../../kit/format'
import { MatterHead } from '../../../kit/procedure/MatterHead'
import { MatterTimeline } from '../../../kit/procedure/MatterTimeline'
import { MoveBar } from '../../../kit/procedure/MoveBar'
import { Facts, Heading, Rows, Section } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { makeMove, warnings } from '../api'
import { Advice } from './Advice'
import { SignLine } from './SignLine'

/** One warning whole: the employer, the rule in words, who holds it until when, and the signs behind it. */
export function WarningView({ id }: { id: string }) {
  const found = useCall(() => warnings.warning({ warning: id }), [id])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {one => (
        <>
          <MatterHead view={one} now={now}>
            <Heading>{one.employer}</Heading>
            <Facts
              of={[
                ['为什么', `${one.rule}：${one.words}`],
                ['现在', `${one.signs} 件，${one.people} 人`],
                ['一共要求', one.requested === null ? null : yuan(one.requested)],
                ['触发', momentWords(one.raisedAt, now)],
              ]}
            />
            {one.outcome && (
              <Notice tone={one.state === 'false' ? 'quiet' : 'ok'}>
                <View>{`${one.label}：${one.outcome}`}</View>
              </Notice>
            )}
            <Advice of={one.advice} />
          </MatterHead>
          <MoveBar view={one} run={makeMove('warning', one.id)} />
          <Section title={`背后的线索 ${one.behind.length}`}>
            <Rows>
              {one.behind.map(sign => (
                <SignLine key={sign.id} of={sign} now={now} />
              ))}
            </Rows>
          </Section>
          <MatterTimeline lines={one.timeline} now={now} />
        </>
      )}
    </Loaded>
  )
}
