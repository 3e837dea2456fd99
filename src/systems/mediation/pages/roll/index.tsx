import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Case, Session } from '../../../../../cloudfunctions/mediation/contract'
import { clockWords } from '../../../../kit/format'
import { useParam } from '../../../../kit/params'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Heading, Rows, Section, Small } from '../../../../kit/ui/Card'
import { CodeRing } from '../../../../kit/ui/CodeView'
import { Field } from '../../../../kit/ui/Field'
import { Loaded, Refused } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Sheet } from '../../../../kit/ui/Sheet'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { useAwake } from '../../../../kit/useAwake'
import { useCall } from '../../../../kit/useCall'
import { usePolled } from '../../../../kit/usePolled'
import { useSubmit } from '../../../../kit/useSubmit'
import { useTick } from '../../../../kit/useTick'
import { mediation } from '../../api'
import { useBecause } from '../../parts/moves/Because'

const stepMs = 10_000

/** 到场签到: the mediator's screen at a session, with a code that changes, who came, and who came without a phone. */
export default function Roll() {
  const id = useParam('id')
  const key = useParam('session')
  useAwake()
  const found = useCall(() => mediation.case({ case: id }), [id])
  return (
    <Screen title="到场签到">
      <Loaded of={found}>
        {one => {
          const session = one.sessions.find(held => held.key === key)
          return session ? (
            <Door of={one} session={session} />
          ) : (
            <Empty icon="calendar-x">没有这一场，可能已经取消了。</Empty>
          )
        }}
      </Loaded>
    </Screen>
  )
}

function Door({ of, session }: { of: Case; session: Session }) {
  const code = usePolled(
    () => mediation.sessionCode({ case: of.id, session: session.key }),
    [of.id, session.key],
    3000,
  )
  const whole = usePolled(() => mediation.case({ case: of.id }), [of.id], 5000)
  const now = useTick()
  const [naming, setNaming] = useState<{ key: string; name: string } | null>(null)
  const { arrived } = whole.value?.sessions.find(({ key }) => key === session.key) ?? session
  const people = [
    ...of.parties.applicants.map(({ key, name }) => ({ key, name, side: '申请人' })),
    ...of.parties.respondents.map(({ key, name, contact }) => ({
      key,
      name: contact ? `${contact.name}（${name}）` : name,
      side: '对方',
    })),
  ]
  const came = (name: string) => arrived.find(one => name.startsWith(one.name))
  return (
    <>
      {code.refusal && !code.stale && <Refused refusal={code.refusal} />}
      {code.value && (
        <Card>
          <Heading>{of.number}</Heading>
          <View className="nj-door">
            <View className="nj-door-digits" role="img" aria-label={`签到码 ${code.value.digits}`}>
              {`${code.value.digits.slice(0, 3)} ${code.value.digits.slice(3)}`}
            </View>
            <CodeRing left={Math.max(0, code.value.until - now)} of={stepMs} />
            <Small>到场的人打开自己的案件，点“我到了，签到”，填这 6 位数字。</Small>
          </View>
        </Card>
      )}
      <Section title={`到场 ${arrived.length}/${people.length}`}>
        <Rows label="到场">
          {people.map(({ key, name, side }) => {
            const there = came(name)
            return (
              <Row
                key={key}
                icon="user-round"
                title={name}
                note={side}
                side={
                  there ? (
                    <Tag tone="ok">{`${clockWords(there.at)} 到`}</Tag>
                  ) : (
                    <Button small kind="plain" onTap={() => setNaming({ key, name })}>
                      替他签到
                    </Button>
                  )
                }
              />
            )
          })}
        </Rows>
      </Section>
      {naming && (
        <Admit
          of={of}
          session={session}
          who={naming}
          onClose={() => {
            setNaming(null)
            whole.again()
          }}
        />
      )}
    </>
  )
}

function Admit({
  of,
  session,
  who,
  onClose,
}: {
  of: Case
  session: Session
  who: { key: string; name: string }
  onClose(): void
}) {
  const [reason, setReason] = useState('')
  const admit = useSubmit(mediation.admit, onClose)
  const why = useBecause(of)
  return (
    <Sheet title={`替${who.name}签到`} onClose={onClose}>
      <Field
        name="reason"
        label="为什么手工签到"
        value={reason}
        onChange={setReason}
        max={100}
        placeholder="例如：手机没电"
        refusal={admit.refusal}
      />
      {why.field(admit.refusal)}
      <Against refusal={admit.refusal} fields={['reason', 'because']} />
      <Button
        kind="main"
        running={admit.running}
        onTap={() => admit.run({ case: of.id, session: session.key, of: who.key, reason, ...why.given })}
      >
        记下到场
      </Button>
    </Sheet>
  )
}
