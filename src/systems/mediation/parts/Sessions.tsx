import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Case, Session } from '../../../../cloudfunctions/mediation/contract'
import { clockWords, momentWords } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Section, Small } from '../../../kit/ui/Card'
import { Tag } from '../../../kit/ui/signs'
import { minutesHint } from '../words'
import { Attend, CancelSession, WriteMinutes } from './moves/Talk'

type Doing = { what: 'attend' | 'minutes' | 'cancel'; session: Session } | null

/** The sessions: when and where, who came, and the minutes for those whom the server sends them. */
export function Sessions({ of, now }: { of: Case; now: number }) {
  const [doing, setDoing] = useState<Doing>(null)
  if (of.sessions.length === 0) return null
  const close = () => setDoing(null)
  return (
    <Section title="调解会">
      {of.sessions.map(one => (
        <One key={one.key} session={one} of={of} now={now} act={what => setDoing({ what, session: one })} />
      ))}
      {doing?.what === 'attend' && <Attend view={of} session={doing.session} onClose={close} />}
      {doing?.what === 'minutes' && <WriteMinutes view={of} session={doing.session} onClose={close} />}
      {doing?.what === 'cancel' && <CancelSession view={of} session={doing.session} onClose={close} />}
    </Section>
  )
}

function One({
  session,
  of,
  now,
  act,
}: {
  session: Session
  of: Case
  now: number
  act(what: 'attend' | 'minutes' | 'cancel'): void
}) {
  const { from, to, place, off, arrived, minutes, key } = session
  const may = (move: string) => !off && of.moves.some(({ name }) => name === move)
  const near = from - now < 2 * 3600_000 && now < to + 4 * 3600_000
  const party = of.side === 'applicant' || of.side === 'respondent'
  return (
    <Card>
      <View className="nj-line wrap apart">
        <Heading>{`${momentWords(from, now)}–${clockWords(to)}`}</Heading>
        {off ? (
          <Tag tone="quiet">取消了</Tag>
        ) : (
          <Tag tone={now > to ? 'ok' : 'info'}>{now > to ? '谈过了' : '约好了'}</Tag>
        )}
      </View>
      <View>{place}</View>
      {off && <Small>{`取消的原因：${off}`}</Small>}
      {arrived.length > 0 && (
        <Small>
          {`到场：${arrived
            .map(({ name, at, how }) => `${name} ${clockWords(at)}${how === 'name' ? '（人工登记）' : ''}`)
            .join('、')}`}
        </Small>
      )}
      {minutes && (
        <Card mine>
          <Small>{minutesHint}</Small>
          <View className="nj-text">{minutes.text}</View>
          <Small>
            {minutes.signed.length > 0
              ? `签了名：${minutes.signed.map(({ name }) => name).join('、')}`
              : '还没有人签名。'}
          </Small>
        </Card>
      )}
      {!off && (
        <View className="nj-line wrap">
          {of.side === 'mediator' && near && (
            <Button
              small
              icon="qr-code"
              onTap={() => open(route('mediation', 'roll', { id: of.id, session: key }))}
            >
              开始签到
            </Button>
          )}
          {party && near && (
            <Button small kind="main" icon="door-open" onTap={() => act('attend')}>
              我到了，签到
            </Button>
          )}
          {may('writeMinutes') && !minutes?.signed.length && (
            <Button small icon="pen-line" onTap={() => act('minutes')}>
              {minutes ? '改笔录' : '写笔录'}
            </Button>
          )}
          {may('cancelSession') && now < to && arrived.length === 0 && (
            <Button small kind="plain" onTap={() => act('cancel')}>
              取消这一场
            </Button>
          )}
        </View>
      )}
    </Card>
  )
}
