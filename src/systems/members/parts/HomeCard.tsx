import { Text, View } from '@tarojs/components'
import { serverNow } from '../../../kit/client'
import { open } from '../../../kit/navigation'
import type { HomeCardProps } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Section, Small } from '../../../kit/ui/Card'
import { DueRibbon } from '../../../kit/ui/DueRibbon'
import { Loaded } from '../../../kit/ui/Loaded'
import { Tag } from '../../../kit/ui/signs'
import { HeldBy } from '../../../kit/ui/Timeline'
import { useCall } from '../../../kit/useCall'
import { members } from '../api'
import { stateWords } from '../words'

/** For one who is no member yet: how to become one, or where the application is. Members see nothing of it. */
export function HomeCard({ identity: { member, application, roles } }: HomeCardProps) {
  if (member || roles.length > 0) return null
  return application ? <UnderWay application={application} /> : <Invitation />
}

function Invitation() {
  return (
    <Section title="加入工会">
      <Card>
        <Text>找到你单位或街道的工会，手机上几分钟填完。谁在办、办到哪、哪天答复，都看得见。</Text>
        <Button icon="landmark" onTap={() => open(route('members', 'find'))}>
          找我的工会
        </Button>
      </Card>
    </Section>
  )
}

function UnderWay({ application }: { application: string }) {
  const found = useCall(() => members.application({ application }), [application])
  const now = serverNow()
  return (
    <Section title="我的入会申请">
      <Loaded of={found}>
        {({ id, state, unionName, clock, holder }) => (
          <Card>
            <View className="nj-line wrap apart">
              <Heading>{unionName}</Heading>
              <Tag tone={stateWords[state].tone}>{stateWords[state].label}</Tag>
            </View>
            <HeldBy holder={holder} now={now} />
            {clock && <DueRibbon clock={clock} now={now} />}
            {!holder && !clock && <Small>这次申请已经办完。</Small>}
            <Button onTap={() => open(route('members', 'application', { id }))}>看经过</Button>
          </Card>
        )}
      </Loaded>
    </Section>
  )
}
