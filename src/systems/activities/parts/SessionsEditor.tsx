import { View } from '@tarojs/components'
import { serverNow } from '../../../kit/client'
import { instantOf, legalDay, momentWords } from '../../../kit/format'
import type { Refusal } from '../../../kit/refusal'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Small } from '../../../kit/ui/Card'
import { Check } from '../../../kit/ui/Choice'
import { DateField, TimeField } from '../../../kit/ui/DateInput'
import { Field } from '../../../kit/ui/Field'

/** One session as it is typed. */
export type Typed = { day: string; from: string; to: string; places: string }

const most = 20
const dayMs = 24 * 3600_000

export const emptySession = (day: string): Typed => ({ day, from: '', to: '', places: '' })

/** The session as the server takes it; an end before the beginning is on the next day. `null` while something is missing. */
export function periodOf({ day, from, to, places }: Typed) {
  const startsAt = instantOf(day, from)
  const end = instantOf(day, to)
  if (!startsAt || !end || Number(places) <= 0) return null
  return { startsAt, endsAt: end < startsAt ? end + dayMs : end, places: Number(places) }
}

/** When an activity is, in one session or several, and how many places each has. */
export function SessionsEditor({
  value,
  onChange,
  several,
  onSeveral,
  refusal,
}: {
  value: Typed[]
  onChange(value: Typed[]): void
  several: boolean
  onSeveral(several: boolean): void
  refusal: Refusal | null
}) {
  const put = (i: number, session: Typed) => onChange(value.map((one, at) => (at === i ? session : one)))
  const last = value.at(-1)
  return (
    <>
      {value.map((session, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a session is known by its place alone
        <Card key={i}>
          {value.length > 1 && (
            <View className="nj-line apart">
              <Heading>{`第 ${i + 1} 场`}</Heading>
              {i > 0 && (
                <Button kind="plain" small onTap={() => onChange(value.filter((_, at) => at !== i))}>
                  去掉这场
                </Button>
              )}
            </View>
          )}
          <OneSession
            of={session}
            at={i === 0 ? '' : `sessions.${i - 1}.`}
            onChange={next => put(i, next)}
            refusal={refusal}
          />
        </Card>
      ))}
      {value.length > 1 && (
        <Card>
          <Check label="一个人可以报几场" checked={several} onChange={onSeveral}>
            一个人可以报几场；不选就一个人只能报一场
          </Check>
        </Card>
      )}
      {value.length < most && last && (
        <Button icon="plus" onTap={() => onChange([...value, { ...last, day: nextDay(last.day) }])}>
          再加一场
        </Button>
      )}
    </>
  )
}

function OneSession({
  of: session,
  at,
  onChange,
  refusal,
}: {
  of: Typed
  at: string
  onChange(session: Typed): void
  refusal: Refusal | null
}) {
  const now = serverNow()
  const period = periodOf({ ...session, places: '1' })
  const overnight = period !== null && legalDay(period.endsAt) !== session.day
  return (
    <>
      <DateField
        name={`${at}day`}
        label="哪一天"
        value={session.day}
        onChange={day => onChange({ ...session, day })}
        from={legalDay(now)}
      />
      <View className="nj-line">
        <TimeField
          name={`${at}startsAt`}
          label="几点开始"
          value={session.from}
          onChange={from => onChange({ ...session, from })}
          refusal={refusal}
        />
        <TimeField
          name={`${at}endsAt`}
          label="几点结束"
          value={session.to}
          onChange={to => onChange({ ...session, to })}
          refusal={refusal}
        />
      </View>
      {overnight && <Small>{`到第二天，${momentWords(period.endsAt, now)} 结束。`}</Small>}
      <Field
        name={`${at}places`}
        label="名额"
        value={session.places}
        onChange={places => onChange({ ...session, places })}
        keyboard="digits"
        max={4}
        refusal={refusal}
        hint="1 到 1000 个，先到先得；报满以后可以候补。"
      />
    </>
  )
}

const nextDay = (day: string): string => {
  const midnight = instantOf(day, '00:00')
  return midnight === null ? day : legalDay(midnight + dayMs)
}
