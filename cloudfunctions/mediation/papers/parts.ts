import { begin, dayOf, momentOf, period } from '../../kit/clocks'
import { yuan, yuanInCharacters } from '../../kit/money'
import type { Block } from '../../kit/paper'
import type { Dispute } from '../contract'
import type { CaseDoc, PaperDoc } from '../store'

/** What a paper is made of: the case, what only this paper says, and whether its reader sees phones whole. */
export type Printing = { doc: CaseDoc; paper: PaperDoc; clear: boolean }

export const disputeNames: Record<Dispute, string> = {
  wages: '拖欠工资',
  dismissal: '解除劳动合同',
  contract: '订立劳动合同',
  insurance: '社会保险',
  injury: '工伤待遇',
  hours: '加班工资',
  other: '其他劳动',
}

/** 2026年11月21日, in Asia/Shanghai. */
export const dateWords = (instant: number) => dayWords(dayOf(instant))

export const dayWords = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 2026年11月21日 10:00. */
export const instantWords = (instant: number) => `${dateWords(instant)} ${clockTime(instant)}`

/** 2026年11月21日 10:00 到 11:00. */
export function spanWords({ from, to }: { from: number; to: number }): string {
  const end = dayOf(from) === dayOf(to) ? clockTime(to) : instantWords(to)
  return `${instantWords(from)} 到 ${end}`
}

export const money = (fen: number) => `${yuan(fen)}元（人民币${yuanInCharacters(fen)}）`

/** The last day of a period that began at an instant, as it stood then: later changes do not reach an issued paper. */
export function lastDay(name: string, from: number): string {
  const { due, estimated } = begin(name, from)
  return `${estimated ? '预计 ' : ''}${dayWords(due)}`
}

/** Periods with their articles and last days, one line each. */
export const periods = (begun: readonly { name: string; from: number }[]): Block => ({
  kind: 'table',
  heads: ['期限', '依据', '最后一天'],
  shares: [4, 6, 4],
  rows: begun.map(({ name, from }) => {
    const { label, basis } = period(name)
    return [label, basis, lastDay(name, from)]
  }),
})

export const receivedAt = ({ receivedAt, writtenAt }: CaseDoc) => receivedAt ?? writtenAt

/** The body's name and date at the foot of what it issues, where its seal goes. */
export const sealed = ({ doc, paper }: Printing): Block => ({
  kind: 'seal',
  lines: [`${doc.bodyName}（盖章）`, dateWords(paper.at)],
})

/** 此致 and whom it goes to. */
export const to = (whom: string): Block[] => [
  { kind: 'text', text: '此致' },
  { kind: 'to', text: whom },
]

const clockTime = (instant: number) => momentOf(instant).slice(-5)
