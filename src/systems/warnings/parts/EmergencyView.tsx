import { View } from '@tarojs/components'
import type { Emergency } from '../../../../cloudfunctions/warnings/contract'
import { serverNow } from '../../../kit/client'
import { momentWords, sinceWords } from '../../../kit/format'
import { MatterHead } from '../../../kit/procedure/MatterHead'
import { MoveBar } from '../../../kit/procedure/MoveBar'
import { Card, Facts, Heading, Rows, Section, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Notice, Tag } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { makeMove, warnings } from '../api'
import { accidentLine, emergencyWords, keptWords } from '../words'
import { Advice } from './Advice'

/** One emergency whole: what was reported, to whom it went and who acknowledged, later reports, and who knew when. */
export function EmergencyView({ id }: { id: string }) {
  const found = useCall(() => warnings.emergency({ emergency: id }), [id])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {one => (
        <>
          <MatterHead view={one} now={now}>
            <Heading>{`${emergencyWords[one.kind]} · ${one.employer}`}</Heading>
            <Facts
              of={[
                ['时间地点', one.where],
                ['人数', `${one.people} 人`],
                ['起因经过', one.course],
                ['已采取措施', one.measures],
                ['其他', one.other],
                ['报告', `${one.unionName}，${momentWords(one.reportedAt, now)}`],
              ]}
            />
            <Advice of={one.advice} />
            {one.kind === 'accident' && <Notice tone="warn">{accidentLine}</Notice>}
          </MatterHead>
          <MoveBar view={one} run={makeMove('emergency', one.id)} />
          <Receivers of={one} now={now} />
          {one.follows.length > 0 && (
            <Section title="续报">
              {[...one.follows].reverse().map(({ at, by, text }) => (
                <Card key={`${at}${text}`}>
                  <Small>
                    {by} · {sinceWords(at, now)}
                  </Small>
                  <View className="nj-text">{text}</View>
                </Card>
              ))}
            </Section>
          )}
          <Chain of={one} now={now} />
        </>
      )}
    </Loaded>
  )
}

function Receivers({ of: { receivers }, now }: { of: Emergency; now: number }) {
  return (
    <Section title="送给了谁">
      <Rows>
        {receivers.map(({ name, as, deliveredAt, dueAt, acknowledgedAt, by }) => (
          <Row
            key={`${name}${deliveredAt}${as}`}
            title={name}
            note={
              acknowledgedAt === null
                ? `${momentWords(deliveredAt, now)} 送到`
                : `${by} ${momentWords(acknowledgedAt, now)} 确认`
            }
            side={<Received dueAt={dueAt} at={acknowledgedAt} now={now} />}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Received({ dueAt, at, now }: { dueAt: number; at: number | null; now: number }) {
  if (at === null)
    return <Tag tone={now > dueAt ? 'late' : 'warn'}>{now > dueAt ? '还没确认' : '等确认'}</Tag>
  return <Tag tone={at > dueAt ? 'warn' : 'ok'}>{at > dueAt ? '晚了' : '已收到'}</Tag>
}

function Chain({ of: { chain }, now }: { of: Emergency; now: number }) {
  return (
    <Section title="谁什么时候知道">
      <Card>
        <View className="nj-timeline">
          {chain.map(({ at, text }) => (
            <View key={`${at}${text}`} className="nj-moment">
              <View className="nj-text">{text}</View>
              <Small>{momentWords(at, now)}</Small>
            </View>
          ))}
        </View>
        <Small>{keptWords}</Small>
      </Card>
    </Section>
  )
}
