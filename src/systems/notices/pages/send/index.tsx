import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Some } from '../../../../../cloudfunctions/notices/contract'
import { useIdentity } from '../../../../kit/identity'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { audience as Audience } from '../../../../kit/parts'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Heading, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Picks } from '../../../../kit/ui/Picks'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { notices } from '../../api'
import { type Attached, Attachments } from '../../parts/Attachments'
import { type PollDraft, PollEditor, pollOf } from '../../parts/PollEditor'
import { ReachView } from '../../parts/ReachView'
import { useTiming, When } from '../../parts/When'
import { someChoices } from '../../words'

const inSight = ['circles', 'unions', 'title', 'body', 'sendAt', 'urgent']

/** 发通知: to whom, what, when, how far it reaches, and the button that says how many. */
export default function Send() {
  const system = useParam('system')
  const record = useParam('id')
  const about = useParam('title')
  const given = useParam('circles')
  const [circles, setCircles] = useState(given ? given.split(',') : [])
  const [unions, setUnions] = useState<string[]>([])
  const [some, setSome] = useState<Some>('all')
  const [title, setTitle] = useState(about ? `${about}开始报名` : '')
  const [body, setBody] = useState('')
  const [files, setFiles] = useState<Attached[]>([])
  const [poll, setPoll] = useState<PollDraft | null>(null)
  const timing = useTiming()
  const audience = { ...(circles.length > 0 && { circles }), ...(unions.length > 0 && { unions }), some }
  const chosen = circles.length + unions.length > 0
  const reach = useCall(chosen ? () => notices.reach(audience) : null, [JSON.stringify(audience)])
  const send = useSubmit(notices.send, ({ id }) => replace(route('notices', 'notice', { id })))
  const { refusal } = send
  const people = reach.value?.people ?? 0
  const link = system && record ? { system, id: record, title: about } : undefined
  const asked = poll && pollOf(poll)
  const input = {
    ...audience,
    title,
    body,
    ...(link && { link }),
    ...(files.length > 0 && { files }),
    ...(asked && { poll: asked }),
    ...timing.input,
  }
  const ready =
    people > 0 && title.trim().length >= 2 && body.trim().length >= 2 && timing.ready && (!poll || asked)
  return (
    <Screen title="发通知" wide>
      <View className="nj-split ends">
        <View className="nj-split-list">
          <Card>
            <Heading>发给谁</Heading>
            {Audience && <Audience label="联系圈" value={circles} onChange={setCircles} refusal={refusal} />}
            <Unions value={unions} onChange={setUnions} />
            {chosen && (
              <Choice<Some>
                name="some"
                label="其中哪些人"
                options={someChoices}
                value={some}
                onChange={setSome}
              />
            )}
          </Card>
          <Card>
            <Heading>写什么</Heading>
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
            <Attachments value={files} onChange={setFiles} />
            <PollEditor value={poll} onChange={setPoll} />
            {link && (
              <Notice tone="info" icon="calendar-days">
                {`附上活动“${about}”，点开就能报名。`}
              </Notice>
            )}
          </Card>
          <Card>
            <Heading>什么时候</Heading>
            <When timing={timing} refusal={refusal} />
          </Card>
        </View>
        <View className="nj-split-side">
          <Card>
            {chosen ? (
              <ReachView of={reach} some={some} />
            ) : (
              <Small>选好发给谁，这里先告诉你能到多少人。</Small>
            )}
            <Against refusal={refusal} fields={inSight} />
            <Button
              kind="main"
              icon="send"
              running={send.running}
              disabled={!ready}
              onTap={() => send.run(input)}
            >
              {people > 0 ? `${timing.later ? '到时发给' : '发给'} ${people} 人` : '发出去'}
            </Button>
          </Card>
        </View>
      </View>
    </Screen>
  )
}

function Unions({ value, onChange }: { value: string[]; onChange(value: string[]): void }) {
  const known = useIdentity()
  const offices = known.state === 'known' ? known.identity.roles.filter(({ role }) => role === 'officer') : []
  if (offices.length === 0) return null
  const options = offices.map(({ of, name }) => ({ value: of, label: `${name}全体会员` }))
  return <Picks name="unions" label="整个工会" options={options} value={value} onChange={onChange} />
}
