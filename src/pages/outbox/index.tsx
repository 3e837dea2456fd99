import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../kit/client'
import { sinceWords } from '../../kit/format'
import { outbox } from '../../kit/outbox'
import { Rows, Small } from '../../kit/ui/Card'
import { Loaded } from '../../kit/ui/Loaded'
import { Row } from '../../kit/ui/Row'
import { Screen } from '../../kit/ui/Screen'
import { Empty } from '../../kit/ui/signs'
import { TextInput } from '../../kit/ui/TextInput'
import { useCall } from '../../kit/useCall'

/** 发件箱: in the demo, the texts and reminders that would reach a phone. */
export default function Outbox() {
  const found = useCall(outbox, [])
  const [words, setWords] = useState('')
  const now = serverNow()
  return (
    <Screen title="演示发件箱">
      <Small>演示时短信和微信提醒不会真的发出去，都落在这里。</Small>
      <TextInput
        name="words"
        label="按手机号或内容找"
        placeholder="按手机号或内容找"
        keyboard="search"
        value={words}
        onChange={setWords}
      />
      <Loaded of={found}>
        {everything => {
          const shown = everything
            .filter(({ to, text }) => `${to} ${text}`.includes(words.trim()))
            .slice(0, 50)
          return shown.length === 0 ? (
            <Empty icon="inbox">还没有发出过什么。</Empty>
          ) : (
            <Rows>
              {shown.map(({ id, at, kind, to, text }) => (
                <Row
                  key={id}
                  icon={kind === 'sms' ? 'phone' : 'bell'}
                  title={<View className="nj-text">{text}</View>}
                  note={`${kind === 'sms' ? `短信 ${to}` : '微信提醒'} · ${sinceWords(at, now)}`}
                />
              ))}
            </Rows>
          )
        }}
      </Loaded>
    </Screen>
  )
}
