import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../kit/client'
import { instantOf, legalDay, momentWords } from '../../../kit/format'
import type { Refusal } from '../../../kit/refusal'
import { Check, Choice } from '../../../kit/ui/Choice'
import { DateField, TimeField } from '../../../kit/ui/DateInput'
import { Field } from '../../../kit/ui/Field'
import { Notice } from '../../../kit/ui/signs'
import { whenChoices } from '../words'

/** When a notice goes out and whether it breaks people's hours, as it is being chosen. */
export function useTiming() {
  const [when, setWhen] = useState<(typeof whenChoices)[number]['value']>('now')
  const [day, setDay] = useState(legalDay(serverNow()))
  const [time, setTime] = useState('')
  const [hurry, setHurry] = useState(false)
  const [reason, setReason] = useState('')
  const later = when === 'later'
  const sendAt = later ? instantOf(day, time) : null
  return {
    when,
    setWhen,
    day,
    setDay,
    time,
    setTime,
    hurry,
    setHurry,
    reason,
    setReason,
    later,
    sendAt,
    ready: (!later || sendAt !== null) && (!hurry || reason.trim().length >= 4),
    input: { ...(sendAt !== null && { sendAt }), ...(hurry && { urgent: reason }) },
  }
}

/** Now or at an hour, and whether it is urgent and why. */
export function When({ timing, refusal }: { timing: Timing; refusal: Refusal | null }) {
  const now = serverNow()
  return (
    <>
      <Choice<Timing['when']>
        name="when"
        label="放进大家的消息里"
        options={whenChoices}
        value={timing.when}
        onChange={timing.setWhen}
      />
      {timing.later && (
        <View className="nj-pair">
          <DateField
            name="day"
            label="哪一天"
            value={timing.day}
            onChange={timing.setDay}
            from={legalDay(now)}
          />
          <TimeField
            name="sendAt"
            label="几点"
            value={timing.time}
            onChange={timing.setTime}
            refusal={refusal}
          />
        </View>
      )}
      {timing.sendAt && (
        <Notice tone="info">{`${momentWords(timing.sendAt, now)} 发出，之前可以撤回。`}</Notice>
      )}
      <Check checked={timing.hurry} onChange={timing.setHurry} label="急事，马上微信提醒">
        急事，马上微信提醒，不等各人有空
      </Check>
      {timing.hurry && (
        <Field
          name="urgent"
          label="为什么急"
          value={timing.reason}
          onChange={timing.setReason}
          max={100}
          refusal={refusal}
          placeholder="例如：今天中午停电检修"
          hint="原因会和通知一起给大家看，也会留下记录。"
        />
      )}
    </>
  )
}

type Timing = ReturnType<typeof useTiming>
