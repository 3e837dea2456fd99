import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../../kit/client'
import { instantOf, legalDay } from '../../../../kit/format'
import { replace } from '../../../../kit/navigation'
import { audience as Audience } from '../../../../kit/parts'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { DateField, TimeField } from '../../../../kit/ui/DateInput'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { useSubmit } from '../../../../kit/useSubmit'
import { activities } from '../../api'

const fields = ['title', 'place', 'startsAt', 'endsAt', 'places', 'note', 'circles']

/** 办一个活动: what, where, when, for whom and how many. */
export default function Open() {
  const today = legalDay(serverNow())
  const [title, setTitle] = useState('')
  const [place, setPlace] = useState('')
  const [day, setDay] = useState(today)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [places, setPlaces] = useState('')
  const [note, setNote] = useState('')
  const [circles, setCircles] = useState<string[]>([])
  const open = useSubmit(activities.open, ({ id }) => replace(route('activities', 'activity', { id })))
  const { refusal } = open
  const startsAt = instantOf(day, from)
  const endsAt = instantOf(day, to)
  const ready = title && place && startsAt && endsAt && Number(places) > 0 && circles.length > 0
  const send = () =>
    open.run({
      title,
      place,
      note,
      startsAt: startsAt ?? 0,
      endsAt: endsAt ?? 0,
      places: Number(places),
      circles,
    })
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
        <DateField name="day" label="哪一天" value={day} onChange={setDay} from={today} />
        <View className="nj-line">
          <TimeField name="startsAt" label="几点开始" value={from} onChange={setFrom} refusal={refusal} />
          <TimeField name="endsAt" label="几点结束" value={to} onChange={setTo} refusal={refusal} />
        </View>
        <Field
          name="places"
          label="名额"
          value={places}
          onChange={setPlaces}
          keyboard="digits"
          max={4}
          refusal={refusal}
          hint="1 到 1000 个，先到先得，一个也不会多。"
        />
        {Audience && (
          <Audience value={circles} onChange={setCircles} refusal={refusal} label="给哪些联系圈" />
        )}
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
          {Number(places) > 0 ? `开放 ${Number(places)} 个名额` : '开放报名'}
        </Button>
        <Small>开放以后圈里的人在“活动”里就能看到，还可以再发一条通知。</Small>
      </Card>
    </Screen>
  )
}
