import { Text, View } from '@tarojs/components'
import type { Clock } from '../../../cloudfunctions/kit/contract'
import { dayWords, leftWords, momentWords } from '../format'
import { Small } from './Card'
import { Icon } from './Icon'

/** One clock of a matter: what must happen by which day, how long that is, and the article it comes from. */
export function DueRibbon({ clock, now }: { clock: Clock; now: number }) {
  const tone = toneOf(clock, now)
  return (
    <View className={`nj-due tone-${tone}`}>
      <Icon name={tone === 'late' ? 'circle-alert' : 'hourglass'} />
      <View className="nj-stack nj-grow">
        <View className="nj-line wrap apart">
          <Text className="nj-strong">{clock.label}</Text>
          <Text className="nj-due-when">{whenWords(clock, now)}</Text>
        </View>
        <Small>
          {clock.due && `${clock.estimated ? '预计 ' : ''}${endWords(clock, now)}截止 · `}
          {`${lengthWords(clock)}${clock.basis}`}
          {clock.sure ? '' : '（条文待核对）'}
        </Small>
      </View>
    </View>
  )
}

/** The earliest of several clocks in one short line, for lists. */
export function dueWords(clock: Clock, now: number): string {
  return clock.due === null || clock.minutes !== undefined
    ? whenWords(clock, now)
    : `${dayWords(clock.due, now)}前 · ${whenWords(clock, now)}`
}

/** Past, at most two days away, or neither. */
export function toneOf({ dueAt, stopped }: Clock, now: number): 'late' | 'warn' | 'quiet' {
  if (stopped || dueAt === null) return 'quiet'
  if (dueAt <= now) return 'late'
  return dueAt - now <= 48 * 3600_000 ? 'warn' : 'quiet'
}

function lengthWords({ minutes, days, unit }: Clock): string {
  if (minutes !== undefined) return minutes % 60 === 0 ? `${minutes / 60} 小时 · ` : `${minutes} 分钟 · `
  // A day that was agreed on is no length of time.
  return days === 0 ? '' : `${days} ${unit === 'working' ? '个工作日' : '日'} · `
}

const endWords = ({ minutes, due, dueAt }: Clock, now: number): string =>
  minutes !== undefined && dueAt !== null ? momentWords(dueAt, now) : dayWords(due ?? '', now)

function whenWords({ dueAt, stopped }: Clock, now: number): string {
  if (stopped) return '已停'
  return dueAt === null ? '还没有开始' : leftWords(dueAt, now)
}
