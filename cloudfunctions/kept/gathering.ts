import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import { unseal } from '../kit/crypto'
import { at, type Doc, isSealed, isTheirs, type Personal, type Subject } from '../kit/personal'
import type { Found, FoundRecord } from './contract'

dayjs.extend(utc)
dayjs.extend(timezone)

/** Everything of the person among these documents of one collection, as they are shown. */
export const recordsIn = (docs: readonly Doc[], rule: Personal, subject: Subject): FoundRecord[] =>
  docs.filter(doc => isTheirs(doc, rule, subject)).map(doc => recordOf(doc, rule))

/** The same with these records of its kind added. */
export function withRecords(found: readonly Found[], title: string, records: FoundRecord[]): Found[] {
  if (records.length === 0) return [...found]
  const there = found.find(one => one.title === title)
  if (!there) return [...found, { title, records, more: 0 }]
  return found.map(one => (one === there ? { ...one, records: [...one.records, ...records] } : one))
}

function recordOf(doc: Doc, rule: Personal): FoundRecord {
  if (!('shows' in rule)) return []
  return Object.entries(rule.shows).flatMap(([path, label]) => {
    const words = at(doc, path.split('.')).map(wordsOf).filter(Boolean)
    return words.length > 0 ? [[label, words.join('；')] as const] : []
  })
}

/** A value as a person reads it; an instant in Shanghai's time. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number')
    return value > 1_400_000_000_000
      ? dayjs(value).tz('Asia/Shanghai').format('YYYY-MM-DD HH:mm')
      : String(value)
  return isSealed(value) ? unseal(value) : ''
}
