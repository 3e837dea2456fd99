import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HoursView } from '../../../../../cloudfunctions/notices/contract'
import { serverNow } from '../../../../kit/client'
import { legalDay, sinceWords } from '../../../../kit/format'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Heading, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { DateField, TimeField } from '../../../../kit/ui/DateInput'
import { Field } from '../../../../kit/ui/Field'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { notices } from '../../api'
import { Consent } from '../../parts/Consent'
import { hoursIntro, hoursKinds, usualHours } from '../../words'

/** 我的作息: when the worker works and wants quiet, so that reminders wait for a free hour. */
export default function HoursPage() {
  const found = useCall(() => notices.hours({}), [])
  return (
    <Screen title="我的作息">
      <Loaded of={found}>
        {({ hours, nextFree, credits }) => (
          <>
            <Card>
              <View>{hoursIntro}</View>
              <Notice tone="info" icon="clock">
                {nextFree <= serverNow()
                  ? '按现在的作息，你这会儿有空，提醒马上就到。'
                  : `按现在的作息，下一次能提醒你是${sinceWords(nextFree, serverNow())}。`}
              </Notice>
              <Small>{`还能微信提醒你 ${credits} 次通知。`}</Small>
            </Card>
            <Edit key={JSON.stringify(hours)} held={hours} />
            <Consent kinds={['notice', 'place', 'case']} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Edit({ held }: { held: HoursView | null }) {
  const today = legalDay(serverNow())
  const [hours, setHours] = useState<HoursView>(held ?? usualHours('day', today))
  const save = useSubmit(notices.setHours, () => undefined)
  const changeShift = (at: number, shift: HoursView['shifts'][number]) =>
    setHours({ ...hours, shifts: hours.shifts.map((one, i) => (i === at ? shift : one)) })
  const rotates = hours.shifts.length > 1
  return (
    <Card>
      <Heading>班次</Heading>
      <Choice<HoursView['kind']>
        name="kind"
        label="你上什么班"
        options={hoursKinds}
        value={hours.kind}
        onChange={kind => setHours(usualHours(kind, hours.from))}
      />
      {hours.shifts.map((shift, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shift is its place in the rotation
        <Shift key={i} nth={i} of={shift} alone={!rotates} onChange={next => changeShift(i, next)} />
      ))}
      {rotates && (
        <DateField
          name="from"
          label="这一轮从哪天开始"
          value={hours.from}
          onChange={from => setHours({ ...hours, from })}
          hint="选第一段的第一天，以前以后都照这样轮。"
        />
      )}
      <Heading>不要打扰</Heading>
      <View className="nj-pair">
        <TimeField
          name="quiet"
          label="从"
          value={clockOf(hours.quiet[0])}
          onChange={time => setHours({ ...hours, quiet: [minutesOf(time), hours.quiet[1]] })}
          refusal={save.refusal}
        />
        <TimeField
          name="quietTo"
          label="到"
          value={clockOf(hours.quiet[1])}
          onChange={time => setHours({ ...hours, quiet: [hours.quiet[0], minutesOf(time)] })}
        />
      </View>
      <Small>上过夜班，下班后 8 小时也不打扰。</Small>
      <Against refusal={save.refusal} fields={['quiet']} />
      <View className="nj-line wrap">
        <Button kind="main" running={save.running} onTap={() => save.run({ hours })}>
          记下作息
        </Button>
        {held && (
          <Button kind="plain" disabled={save.running} onTap={() => save.run({ hours: null })}>
            不记了，按早 8 点到晚 10 点
          </Button>
        )}
      </View>
    </Card>
  )
}

type ShiftProps = {
  nth: number
  of: HoursView['shifts'][number]
  alone: boolean
  onChange(shift: HoursView['shifts'][number]): void
}

function Shift({ nth, of: { work, days }, alone, onChange }: ShiftProps) {
  if (alone && !work) return null
  return (
    <View className="nj-field">
      {!alone && <View className="nj-strong">{`第 ${nth + 1} 段：${work ? '上班' : '休息'}`}</View>}
      {work && (
        <View className="nj-pair">
          <TimeField
            name={`from${nth}`}
            label="几点上班"
            value={clockOf(work[0])}
            onChange={time => onChange({ work: [minutesOf(time), work[1]], days })}
          />
          <TimeField
            name={`to${nth}`}
            label="几点下班"
            value={clockOf(work[1])}
            onChange={time => onChange({ work: [work[0], minutesOf(time)], days })}
          />
        </View>
      )}
      {!alone && (
        <Field
          name={`days${nth}`}
          label={work ? '连上几天' : '连休几天'}
          value={days > 0 ? String(days) : ''}
          onChange={text => onChange({ work, days: Number(text.replace(/\D/g, '')) })}
          keyboard="digits"
          max={2}
        />
      )}
    </View>
  )
}

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) % 1440
}
