import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Question } from '../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../kit/client'
import { dayWords, sinceWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Section, Small } from '../../../kit/ui/Card'
import { DueRibbon } from '../../../kit/ui/DueRibbon'
import { Field } from '../../../kit/ui/Field'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice, Tag } from '../../../kit/ui/signs'
import { HeldBy, Timeline } from '../../../kit/ui/Timeline'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { circles } from '../api'
import { questionStates } from '../words'

/** One question whole: with whom it lies and until when, what was said, and what the reader may say now. */
export function QuestionView({ id }: { id: string }) {
  const found = useCall(() => circles.question({ question: id }), [id])
  const now = serverNow()
  return (
    <Loaded of={found}>
      {one => (
        <>
          <Card>
            <View className="nj-line wrap apart">
              <Heading>{one.circleName}</Heading>
              <Tag tone={questionStates[one.state].tone}>{questionStates[one.state].label}</Tag>
            </View>
            <HeldBy holder={one.holder} now={now} />
            {one.clock && <DueRibbon clock={one.clock} now={now} />}
            <Upward of={one} now={now} />
          </Card>
          {one.said.map(({ at, by, name, text }) => (
            <Card key={`${at}${by}`} mine={by === 'asker'}>
              <Small>
                {by === 'asker' ? `${name} 问` : `${name} 答`} · {sinceWords(at, now)}
              </Small>
              <View className="nj-text">{text}</View>
            </Card>
          ))}
          <Moves key={one.state + one.changedAt} of={one} />
          <Section title="经过">
            <Card>
              <Timeline lines={one.timeline} now={now} />
            </Card>
          </Section>
        </>
      )}
    </Loaded>
  )
}

function Upward({ of: { state, passedTo, passUpAt }, now }: { of: Question; now: number }) {
  if (state !== 'asked') return null
  return (
    <>
      {passedTo.length > 0 && <Notice tone="warn">到期没有人回答，已报给{passedTo.join('、')}。</Notice>}
      {passUpAt && (
        <Small>
          到{dayWords(passUpAt - 1, now)}还没有人回答，就自动{passedTo.length > 0 ? '再往上报' : '报给工会'}。
        </Small>
      )}
    </>
  )
}

function Moves({ of }: { of: Question }) {
  const may = (name: string) => of.moves.some(move => move.name === name)
  const close = useSubmit(circles.close, () => undefined)
  return (
    <>
      {may('answer') && <Answer of={of} />}
      {may('askOn') && <AskOn of={of} />}
      {may('close') && (
        <>
          <Against refusal={close.refusal} />
          <Button kind="plain" running={close.running} onTap={() => close.run({ question: of.id })}>
            {of.state === 'asked' ? '不用回答了，结束' : '问清楚了，结束'}
          </Button>
        </>
      )}
    </>
  )
}

function Answer({ of: { id, asker } }: { of: Question }) {
  const [text, setText] = useState('')
  const answer = useSubmit(circles.answer, () => setText(''))
  return (
    <Card>
      <Field
        name="text"
        label={`回答 ${asker}`}
        value={text}
        onChange={setText}
        keyboard="paragraph"
        max={1000}
        hint="答了马上发消息告诉提问的人，还可以接着问。"
        refusal={answer.refusal}
      />
      <Against refusal={answer.refusal} fields={['text']} />
      <Button
        kind="main"
        disabled={text.trim() === ''}
        running={answer.running}
        onTap={() => answer.run({ question: id, text })}
      >
        {`发给${asker}`}
      </Button>
    </Card>
  )
}

function AskOn({ of: { id } }: { of: Question }) {
  const [text, setText] = useState('')
  const askOn = useSubmit(circles.askOn, () => setText(''))
  return (
    <Card>
      <Field
        name="text"
        label="还想问"
        value={text}
        onChange={setText}
        keyboard="paragraph"
        max={500}
        refusal={askOn.refusal}
      />
      <Against refusal={askOn.refusal} fields={['text']} />
      <Button
        disabled={text.trim() === ''}
        running={askOn.running}
        onTap={() => askOn.run({ question: id, text })}
      >
        接着问
      </Button>
    </Card>
  )
}
