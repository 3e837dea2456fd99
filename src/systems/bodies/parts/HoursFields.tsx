import { Text, View } from '@tarojs/components'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { TimeField } from '../../../kit/ui/DateInput'
import { Label } from '../../../kit/ui/Field'
import { Icon } from '../../../kit/ui/Icon'
import { Tap } from '../../../kit/ui/Tap'
import { hoursHint, weekdays } from '../words'
import type { Stretch } from './hours'

/** The open hours of a week: stretches of time, each with the days it holds for; evenings are one more stretch. */
export function HoursFields({ value, onChange }: { value: Stretch[]; onChange(value: Stretch[]): void }) {
  const put = (at: number, change: Partial<Stretch>) =>
    onChange(value.map((one, i) => (i === at ? { ...one, ...change } : one)))
  const toggle = (at: number, days: number[], day: number) =>
    put(at, { days: days.includes(day) ? days.filter(one => one !== day) : [...days, day].sort() })
  return (
    <View className="nj-field">
      <Label>开放时间</Label>
      {value.map(({ days, from, to }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place among the others
        <View key={i} className="nj-field">
          <View className="nj-choices" role="group" aria-label={`第 ${i + 1} 段，哪几天`}>
            {weekdays.map((name, day) => {
              const on = days.includes(day)
              return (
                <Tap
                  key={name}
                  role="checkbox"
                  checked={on}
                  className={`nj-choice${on ? ' on' : ''}`}
                  onTap={() => toggle(i, days, day)}
                >
                  {on && <Icon name="check" size="s" />}
                  <Text>{name}</Text>
                </Tap>
              )
            })}
          </View>
          <View className="nj-pair">
            <TimeField
              name={`from${i}`}
              label={`第 ${i + 1} 段，从`}
              value={from}
              onChange={time => put(i, { from: time })}
            />
            <TimeField
              name={`to${i}`}
              label={`第 ${i + 1} 段，到`}
              value={to}
              onChange={time => put(i, { to: time })}
            />
          </View>
          <Button kind="plain" small icon="x" onTap={() => onChange(value.filter((_, at) => at !== i))}>
            去掉这一段
          </Button>
        </View>
      ))}
      <Button icon="plus" small onTap={() => onChange([...value, { days: [], from: '', to: '' }])}>
        加一段时间
      </Button>
      <Small>{hoursHint}</Small>
    </View>
  )
}
