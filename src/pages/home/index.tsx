import { Text, View } from '@tarojs/components'
import { serverNow } from '../../kit/client'
import { dayWords, greeting } from '../../kit/format'
import { isOfficer, useIdentity } from '../../kit/identity'
import { open } from '../../kit/navigation'
import { homeCards, homeTops } from '../../kit/parts'
import { Button } from '../../kit/ui/Button'
import { Card, Heading, Small } from '../../kit/ui/Card'
import { Refused } from '../../kit/ui/Loaded'
import { Screen } from '../../kit/ui/Screen'
import { Skeleton } from '../../kit/ui/signs'
import { QuickActions } from './QuickActions'
import { Todos } from './Todos'

/** 首页: what waits for this person, the way in to what they came for, and what their union has going on. */
export default function Home() {
  const known = useIdentity()
  const now = serverNow()
  const officer = isOfficer(known)
  return (
    <Screen title="首页" tab wide>
      <View className="nj-line wrap apart">
        <View className="nj-title" role="heading" aria-level="2">
          {greeting(now)}
          {known.state === 'known' && known.identity.person ? `，${known.identity.person.name}` : ''}
        </View>
        <Text className="nj-small">{dayWords(now, now)}</Text>
      </View>
      {known.state === 'waiting' && <Skeleton rows={2} />}
      {known.state === 'refused' && <Refused refusal={known.refusal} />}
      {known.state === 'stranger' && <Stranger />}
      {known.state === 'known' &&
        homeTops.map(({ system, part: HomeTop }) => <HomeTop key={system} identity={known.identity} />)}
      {known.state === 'known' && !officer && <QuickActions />}
      {known.state === 'known' && (
        <View className="nj-grid">
          <Todos identity={known.identity} officer={officer} />
          {homeCards.map(({ system, part: HomeCard }) => (
            <HomeCard key={system} identity={known.identity} />
          ))}
        </View>
      )}
    </Screen>
  )
}

function Stranger() {
  return (
    <Card>
      <Heading>工会是你的娘家</Heading>
      <View>找到自己的工会、认识你的联系人、报名活动、遇到事情有人管。</View>
      <Small>先选一个身份进来看看。</Small>
      <Button kind="main" onTap={() => open('/pages/sign-in/index')}>
        登录
      </Button>
    </Card>
  )
}
