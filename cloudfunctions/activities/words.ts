import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** "11月25日(周三) 18:00" in Asia/Shanghai. */
export function momentWords(at: number): string {
  const when = dayjs.utc(at).utcOffset(8)
  return `${when.month() + 1}月${when.date()}日(${weekdays[when.day()]}) ${when.format('HH:mm')}`
}

/** "2026-11-25 18:00" in Asia/Shanghai, as it stands in a sheet. */
export const sheetMoment = (at: number): string => dayjs.utc(at).utcOffset(8).format('YYYY-MM-DD HH:mm')
