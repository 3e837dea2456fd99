import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** "11月25日(周三)" of an instant (ms) or of a legal day (YYYY-MM-DD), with the year when it is not that of `now`. */
export function dayWords(when: number | string, now: number): string {
  const at = typeof when === 'number' ? local(when) : dayjs.utc(when)
  const year = at.year() === local(now).year() ? '' : `${at.year()}年`
  return `${year}${at.month() + 1}月${at.date()}日(${weekdays[at.day()]})`
}

/** "19:00" in Shanghai. */
export const clockWords = (at: number): string => local(at).format('HH:mm')

/** "11月25日(周三) 19:00". */
export const momentWords = (at: number, now: number): string => `${dayWords(at, now)} ${clockWords(at)}`

/** Relative within a day ("3 分钟前", "今天 08:30", "昨天 21:10"), the day and time after that. */
export function sinceWords(at: number, now: number): string {
  const passed = now - at
  if (passed >= 0 && passed < 60_000) return '刚刚'
  if (passed >= 0 && passed < 3600_000) return `${Math.floor(passed / 60_000)} 分钟前`
  const days = dayOf(now).diff(dayOf(at), 'day')
  if (days === 0) return `今天 ${clockWords(at)}`
  if (days === 1) return `昨天 ${clockWords(at)}`
  if (days === -1) return `明天 ${clockWords(at)}`
  return momentWords(at, now)
}

/** As sinceWords, but only the day when it was longer ago than yesterday; for the narrow side of a row. */
export function sinceDay(at: number, now: number): string {
  const days = dayOf(now).diff(dayOf(at), 'day')
  return days >= -1 && days <= 1 ? sinceWords(at, now) : dayWords(at, now)
}

/** From now to the end of something: "还剩 3 天", "明天到期", "今天 18:00 前", "明天 09:30 前", "已过 2 天". */
export function leftWords(dueAt: number, now: number): string {
  // A period ends at 24:00 of its last day, which is the first instant of the next.
  const days = dayOf(dueAt - 1).diff(dayOf(now), 'day')
  if (dueAt <= now) {
    const hours = Math.floor((now - dueAt) / 3600_000)
    if (hours < 1) return '刚刚到期'
    return hours < 24 ? `已过 ${hours} 小时` : `已过 ${Math.floor(hours / 24)} 天`
  }
  if (days === 0) return isMidnight(dueAt) ? '今天到期' : `今天 ${clockWords(dueAt)} 前`
  if (days === 1) return isMidnight(dueAt) ? '明天到期' : `明天 ${clockWords(dueAt)} 前`
  return `还剩 ${days} 天`
}

/** "早上好", by the hour in Shanghai. */
export function greeting(now: number): string {
  const hour = local(now).hour()
  if (hour < 5) return '夜深了'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}

/** Today in Shanghai as YYYY-MM-DD. */
export const legalDay = (now: number): string => local(now).format('YYYY-MM-DD')

/** The instant of a day and time in Shanghai, ms; `null` while either is missing or no real one. */
export function instantOf(day: string, time: string): number | null {
  const at = Date.parse(`${day}T${time}:00+08:00`)
  return Number.isNaN(at) ? null : at
}

/** "1,234.50 元" from 分. */
export function yuan(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100).toString()
  const sign = cents < 0 ? '-' : ''
  const part = String(Math.abs(cents) % 100).padStart(2, '0')
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part} 元`
}

/** "138****1234"; what is not a mobile number stays as it is. */
export const maskedPhone = (phone: string): string => phone.replace(/^(1\d{2})\d{4}(\d{4})$/, '$1****$2')

const local = (at: number) => dayjs.utc(at).utcOffset(8)
const dayOf = (at: number) => local(at).startOf('day')
const isMidnight = (at: number) => local(at).hour() === 0 && local(at).minute() === 0
