import { View } from '@tarojs/components'
import { door, needsSession, serverNow } from '../../kit/client'
import { dayWords } from '../../kit/format'
import { useIdentity } from '../../kit/identity'
import { open } from '../../kit/navigation'
import { type Identity, myDesks } from '../../kit/parts'
import { forgetSession } from '../../kit/session'
import { answerTo, route, systems } from '../../kit/systems'
import { Button } from '../../kit/ui/Button'
import { Card, Facts, Heading, Rows, Section } from '../../kit/ui/Card'
import { Refused } from '../../kit/ui/Loaded'
import { Row } from '../../kit/ui/Row'
import { Screen } from '../../kit/ui/Screen'
import { Skeleton, Tag } from '../../kit/ui/signs'
import { useSubmit } from '../../kit/useSubmit'
import { ViewChoices } from './ViewChoices'

const MyDesks = myDesks

/** 我的: who I am to the union, my card, how I want to see things, and the way out. */
export default function Me() {
  const known = useIdentity()
  return (
    <Screen title="我的" tab>
      {known.state === 'waiting' && <Skeleton rows={2} />}
      {known.state === 'refused' && <Refused refusal={known.refusal} />}
      {known.state === 'stranger' && (
        <Card>
          <Heading>还没有登录</Heading>
          <Button kind="main" onTap={() => open('/pages/sign-in/index')}>
            登录
          </Button>
        </Card>
      )}
      {known.state === 'known' && <WhoIAm identity={known.identity} />}
      {known.state === 'known' && known.identity.person && MyDesks && <MyDesks />}
      <ViewChoices />
      {known.state === 'known' && needsSession && <Leave />}
    </Screen>
  )
}

function WhoIAm({ identity: { person, member, roles } }: { identity: Identity }) {
  const verify = answerTo('phone-needed')
  const entries = systems.flatMap(system =>
    system.entries
      .filter(({ mine }) => mine === true)
      .map(entry => ({ ...entry, url: route(system.name, entry.page) })),
  )
  return (
    <>
      <Card mine={member !== null}>
        <View className="nj-line wrap apart">
          <View className="nj-title">{person?.name ?? '还不知道你的名字'}</View>
          {member ? <Tag tone="ok">会员</Tag> : <Tag tone="quiet">还没有入会</Tag>}
        </View>
        <Facts
          of={[
            ['手机号', person?.phone],
            ['工会', member?.unionName],
            ['入会', member && dayWords(member.since, serverNow())],
            ['担任', roles.map(({ role, name }) => `${roleWords[role]} · ${name}`).join('\n') || null],
          ]}
        />
        {!person && verify && (
          <Button kind="main" icon="phone" onTap={() => open(verify.url)}>
            {verify.label}
          </Button>
        )}
      </Card>
      <Rows label="我的事">
        {entries.map(({ url, title, hint, icon }) => (
          <Row key={url} icon={icon} title={title} note={hint} onTap={() => open(url)} />
        ))}
      </Rows>
    </>
  )
}

const roleWords = { steward: '联系人', officer: '工会干部', mediator: '调解员', auditor: '记录审计员' }

function Leave() {
  const leave = useSubmit(
    async (_: { leave: true }) => {
      await door('DELETE', '/session').catch(() => null)
      forgetSession()
    },
    () => open('/pages/sign-in/index'),
  )
  return (
    <Section title="身份">
      <Button icon="log-out" running={leave.running} onTap={() => leave.run({ leave: true })}>
        退出，换一个人
      </Button>
    </Section>
  )
}
