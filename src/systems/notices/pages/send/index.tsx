import { useState } from 'react'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { audience as Audience } from '../../../../kit/parts'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { notices } from '../../api'

/** 发通知: to whom in a sentence with a number, what, and the button that says how many it reaches. */
export default function Send() {
  const system = useParam('system')
  const record = useParam('id')
  const about = useParam('title')
  const given = useParam('circles')
  const [circles, setCircles] = useState(given ? given.split(',') : [])
  const [title, setTitle] = useState(about ? `${about}开始报名` : '')
  const [body, setBody] = useState('')
  const reach = useCall(circles.length > 0 ? () => notices.reach({ circles }) : null, [circles.join()])
  const send = useSubmit(notices.send, ({ id }) => replace(route('notices', 'notice', { id })))
  const { refusal } = send
  const people = reach.value?.people ?? 0
  const link = system && record ? { system, id: record, title: about } : undefined
  return (
    <Screen title="发通知">
      <Card>
        {Audience && <Audience label="发给谁" value={circles} onChange={setCircles} refusal={refusal} />}
        {circles.length > 0 && (
          <Notice tone={people > 0 || reach.waiting ? 'info' : 'warn'} icon="users-round">
            {reach.waiting && !reach.value
              ? '正在数人…'
              : `${circles.length} 个圈，共 ${people} 人，每人只收一条。`}
          </Notice>
        )}
        <Field
          name="title"
          label="标题"
          value={title}
          onChange={setTitle}
          max={40}
          refusal={refusal}
          placeholder="一句话说清是什么事"
        />
        <Field
          name="body"
          label="内容"
          value={body}
          onChange={setBody}
          keyboard="paragraph"
          max={2000}
          refusal={refusal}
          placeholder="时间、地点、要做什么"
          hint={`${body.length}/2000`}
        />
        {link && (
          <Notice tone="info" icon="calendar-days">
            {`附上活动“${about}”，点开就能报名。`}
          </Notice>
        )}
        <Against refusal={refusal ?? reach.refusal} fields={['circles', 'title', 'body']} />
        <Button
          kind="main"
          icon="send"
          running={send.running}
          disabled={people === 0 || title.trim().length < 2 || body.trim().length < 2}
          onTap={() => send.run({ circles, title, body, ...(link && { link }) })}
        >
          {people > 0 ? `发给 ${people} 人` : '发出去'}
        </Button>
        <Small>发出去马上在每个人的“消息”里，以后进圈的人也看得到。谁看了、谁没看，发完就能查。</Small>
      </Card>
    </Screen>
  )
}
