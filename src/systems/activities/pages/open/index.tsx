import { useState } from 'react'
import { serverNow } from '../../../../kit/client'
import { legalDay } from '../../../../kit/format'
import { useIdentity } from '../../../../kit/identity'
import { replace } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { useSubmit } from '../../../../kit/useSubmit'
import { activities } from '../../api'
import { type Asked, QuestionsEditor, readyQuestions } from '../../parts/QuestionsEditor'
import { emptySession, periodOf, SessionsEditor } from '../../parts/SessionsEditor'
import { type Invited, WhoMayCome } from '../../parts/WhoMayCome'

const fields = ['title', 'place', 'startsAt', 'endsAt', 'places', 'note', 'circles', 'sessions', 'questions']

/** 办一个活动: what, where, when and how often, for whom and how many, and what to ask. */
export default function Open() {
  const known = useIdentity()
  const offices = known.state === 'known' ? known.identity.roles.filter(({ role }) => role === 'officer') : []
  const [title, setTitle] = useState('')
  const [place, setPlace] = useState('')
  const [note, setNote] = useState('')
  const [sessions, setSessions] = useState([emptySession(legalDay(serverNow()))])
  const [several, setSeveral] = useState(false)
  const [invited, setInvited] = useState<Invited>({ circles: [], unions: [], membersOnly: false })
  const [asked, setAsked] = useState<Asked[]>([])
  const open = useSubmit(activities.open, ({ id }) => replace(route('activities', 'activity', { id })))
  const { refusal } = open
  const [first, ...more] = sessions.flatMap(session => periodOf(session) ?? [])
  const questions = readyQuestions(asked)
  const someone = invited.circles.length + invited.unions.length > 0
  const ready = title && place && first && more.length + 1 === sessions.length && someone && questions
  const places = sessions.reduce((sum, session) => sum + Number(session.places || 0), 0)
  const send = () => {
    if (!first || !questions) return
    const severalSessions = several && more.length > 0
    open.run({ title, place, note, ...first, ...invited, questions, sessions: more, severalSessions })
  }
  return (
    <Screen title="办一个活动">
      <Card>
        <Field
          name="title"
          label="活动名称"
          value={title}
          onChange={setTitle}
          max={40}
          refusal={refusal}
          placeholder="例如：周末羽毛球"
        />
        <Field
          name="place"
          label="地点"
          value={place}
          onChange={setPlace}
          max={60}
          refusal={refusal}
          placeholder="例如：职工之家二楼"
        />
      </Card>
      <SessionsEditor
        value={sessions}
        onChange={setSessions}
        several={several}
        onSeveral={setSeveral}
        refusal={refusal}
      />
      <Card>
        <WhoMayCome value={invited} onChange={setInvited} offices={offices} refusal={refusal} />
      </Card>
      <QuestionsEditor value={asked} onChange={setAsked} refusal={refusal} />
      <Card>
        <Field
          name="note"
          label="说明"
          value={note}
          onChange={setNote}
          keyboard="paragraph"
          max={1000}
          refusal={refusal}
          placeholder="带什么、怎么去、注意什么。可以不填。"
        />
        <Against refusal={refusal} fields={fields} />
        <Button kind="main" running={open.running} disabled={!ready} onTap={send}>
          {places > 0 ? `开放 ${places} 个名额` : '开放报名'}
        </Button>
        <Small>开放以后能来的人在“活动”里就能看到，还可以再发一条通知。</Small>
      </Card>
    </Screen>
  )
}
