import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { needsSession } from '../../kit/client'
import { open } from '../../kit/navigation'
import { deskSignIn } from '../../kit/parts'
import { Button } from '../../kit/ui/Button'
import { Heading, Rows, Section, Small } from '../../kit/ui/Card'
import { DemoTexts } from '../../kit/ui/DemoTexts'
import { Loaded } from '../../kit/ui/Loaded'
import { Row } from '../../kit/ui/Row'
import { Screen } from '../../kit/ui/Screen'
import { Empty, Notice } from '../../kit/ui/signs'
import { TextInput } from '../../kit/ui/TextInput'
import { type Called, useCall } from '../../kit/useCall'
import { useSubmit } from '../../kit/useSubmit'
import { useWide } from '../../kit/useWide'
import { become, people, type Somebody } from './people'

const DeskSignIn = deskSignIn
const home = () => void Taro.switchTab({ url: '/pages/home/index' })

/** Signing in where WeChat does not say who it is: at a desk by a phone, and in a demo by choosing somebody. */
export default function SignIn() {
  const wide = useWide()
  const found = useCall(needsSession ? people : null, [])
  if (!needsSession) {
    return (
      <Screen title="登录">
        <Empty icon="badge-check" action={{ label: '去首页', onTap: () => open('/pages/home/index') }}>
          微信已经认得你，不用再登录。换人用，要在那个人的微信里打开。
        </Empty>
      </Screen>
    )
  }
  const noDemo = found.refusal?.code === 'NOT_FOUND'
  return (
    <Screen title="登录" wide>
      <View className="nj-split">
        {wide && DeskSignIn && (
          <View className="nj-split-list">
            <DeskSignIn done={home} />
          </View>
        )}
        <View className="nj-split-list nj-grow">
          {!noDemo && <ChooseSomebody found={found} />}
          {noDemo && !wide && (
            <Empty icon="monitor-smartphone">
              在手机上请打开微信里的娘家；用电脑，把窗口放宽就能扫码登录。
            </Empty>
          )}
        </View>
      </View>
    </Screen>
  )
}

/** The people of the demo by their part, found by name or union. */
function ChooseSomebody({ found }: { found: Called<Somebody[]> }) {
  const [words, setWords] = useState('')
  const enter = useSubmit(({ person }: { person: string }) => become(person), home)
  return (
    <>
      <Heading>选一个身份</Heading>
      <Small>这是演示用的城市，人名都是编的。选谁，就用谁的眼睛看。</Small>
      <TextInput
        name="words"
        label="按姓名、身份或工会找"
        placeholder="按姓名、身份或工会找"
        keyboard="search"
        value={words}
        onChange={setWords}
      />
      {enter.refusal && <Notice tone="late">{enter.refusal.message}</Notice>}
      <DemoTexts />
      <Loaded of={found}>
        {everybody => <Parts of={matching(everybody, words)} choose={person => enter.run({ person })} />}
      </Loaded>
    </>
  )
}

function Parts({ of, choose }: { of: Somebody[]; choose(id: string): void }) {
  const parts = new Map<string, Somebody[]>()
  for (const one of of) {
    const part = one.roles[0] ?? '职工'
    parts.set(part, [...(parts.get(part) ?? []), one])
  }
  if (of.length === 0) return <Empty icon="search">没有找到。换一个姓名或工会试试。</Empty>
  return (
    <View className="nj-grid">
      {[...parts].map(([part, list]) => (
        <Part key={part} title={part} list={list} choose={choose} />
      ))}
    </View>
  )
}

function Part({ title, list, choose }: { title: string; list: Somebody[]; choose(id: string): void }) {
  const [all, setAll] = useState(false)
  const shown = all ? list : list.slice(0, 4)
  return (
    <Section title={title} side={<Small>{list.length} 人</Small>}>
      <Rows label={title}>
        {shown.map(({ id, name, union }) => (
          <Row key={id} icon="user-round" title={name} note={union} onTap={() => choose(id)} />
        ))}
      </Rows>
      {shown.length < list.length && (
        <Button kind="plain" onTap={() => setAll(true)}>
          {`看全部 ${list.length} 人`}
        </Button>
      )}
    </Section>
  )
}

const matching = (everybody: Somebody[], words: string) =>
  everybody.filter(({ name, union, roles }) => [name, union, ...roles].join(' ').includes(words.trim()))
