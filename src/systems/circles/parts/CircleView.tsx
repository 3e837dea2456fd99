import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CircleCard } from '../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../kit/client'
import { sinceDay } from '../../../kit/format'
import { useIdentity } from '../../../kit/identity'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Section, Small } from '../../../kit/ui/Card'
import { CodeImage } from '../../../kit/ui/CodeView'
import { Loaded, PagedRows } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Sheet } from '../../../kit/ui/Sheet'
import { Empty, Skeleton } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { usePages } from '../../../kit/usePages'
import { useSubmit } from '../../../kit/useSubmit'
import { circles } from '../api'
import { renewWords } from '../words'
import { CircleFacts } from './CircleFacts'

/** One circle whole: what it is, and for who keeps it the code to enter by and who is in it. */
export function CircleView({ id }: { id: string }) {
  const found = useCall(() => circles.circle({ circle: id }), [id])
  return (
    <Loaded of={found}>
      {circle => (
        <>
          <Card>
            <CircleFacts circle={circle} />
          </Card>
          {circle.kept && <Code circle={circle} />}
          {circle.kept && <Entries circle={circle} />}
        </>
      )}
    </Loaded>
  )
}

function Code({ circle: { id, name } }: { circle: CircleCard }) {
  const known = useIdentity()
  const officer = known.state === 'known' && known.identity.roles.some(({ role }) => role === 'officer')
  const found = useCall(() => circles.code({ circle: id }), [id])
  const [renewing, setRenewing] = useState(false)
  const renew = useSubmit(circles.renewCode, () => setRenewing(false))
  return (
    <Section title="圈码">
      <Loaded of={found} shape={<Skeleton rows={2} />}>
        {({ code, image }) => (
          <Card>
            <CodeImage image={image} text={code} />
            <Small>打印出来贴在班组，或者直接给人扫。扫了的人先看到圈名和联系人，再自己点进来。</Small>
            {officer && (
              <Button icon="refresh-cw" onTap={() => setRenewing(true)}>
                换一个码
              </Button>
            )}
          </Card>
        )}
      </Loaded>
      {renewing && (
        <Sheet title={`给“${name}”换码`} onClose={() => setRenewing(false)}>
          <View>{renewWords}</View>
          <Against refusal={renew.refusal} />
          <Button kind="grave" running={renew.running} onTap={() => renew.run({ circle: id })}>
            换码，旧的作废
          </Button>
        </Sheet>
      )}
    </Section>
  )
}

function Entries({ circle: { id, size } }: { circle: CircleCard }) {
  const found = usePages(cursor => circles.entries({ circle: id, cursor }), [id])
  const now = serverNow()
  return (
    <Section title="圈里的人" side={<Small>共 {size} 人</Small>}>
      <PagedRows
        of={found}
        idOf={({ person }) => person}
        empty={<Empty icon="user-round-plus">还没有人。把上面的码给大家扫。</Empty>}
        row={({ name, phone, enteredAt }) => (
          <Row
            title={name}
            note={<View className="nj-number">{phone}</View>}
            side={<Small>{sinceDay(enteredAt, now)}进圈</Small>}
          />
        )}
      />
    </Section>
  )
}
