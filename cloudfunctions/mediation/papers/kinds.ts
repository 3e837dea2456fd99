import { type ClassOf, readerIn } from '../../kit/procedure/reading'
import type { Side } from '../contract'
import { mediating } from '../procedure'
import type { PaperKind } from '../store'

type PaperRule = {
  title: string
  /** Its own word in its number: 东河街劳调受〔2026〕3号; `null` for a paper that goes elsewhere and bears no number. */
  word: string | null
  class: ClassOf<typeof mediating>
  /** The sides that sign that they received it. */
  servedOn?: readonly Side[]
}

const both: readonly Side[] = ['applicant', 'respondent']

/** What each paper is called and numbered by, and of which class it is, in the order of a file. */
export const paperKinds: Record<PaperKind, PaperRule> = {
  application: { title: '调解申请书', word: '', class: 'file' },
  authority: { title: '授权委托书', word: '', class: 'asking' },
  receipt: { title: '调解申请回执', word: '收', class: 'asking', servedOn: ['applicant'] },
  supplement: { title: '补充材料通知书', word: '补', class: 'asking', servedOn: ['applicant'] },
  inquiry: { title: '征询意见书', word: '询', class: 'file', servedOn: ['respondent'] },
  acceptance: { title: '受理通知书', word: '受', class: 'file', servedOn: both },
  refusal: { title: '不受理通知书', word: '不受', class: 'asking', servedOn: ['applicant'] },
  summons: { title: '调解通知书', word: '通', class: 'file', servedOn: both },
  minutes: { title: '调解笔录', word: '录', class: 'minutes' },
  agreement: { title: '调解协议书', word: '协', class: 'file', servedOn: both },
  failure: { title: '调解终止告知书', word: '终', class: 'file', servedOn: both },
  arbitration: { title: '劳动人事争议仲裁申请书', word: null, class: 'asking' },
  review: { title: '仲裁审查调解协议申请书', word: null, class: 'file' },
  confirmation: { title: '司法确认申请书', word: null, class: 'file' },
  delivery: { title: '送达回证', word: '达', class: 'service' },
  index: { title: '卷宗目录', word: '卷', class: 'file' },
}

export const titleOf = (kind: PaperKind) => paperKinds[kind].title

/** Whether one who stands on this side may read a paper; what they may not is not listed for them either. */
export const mayRead = (kind: PaperKind, side: Side) => readerIn(mediating, side)(paperKinds[kind].class)

/** A paper's number: the case's with the paper's own word, and for a further one of its kind which it is. */
export function paperNumber(caseNumber: string, kind: PaperKind, before: number): string {
  const bracket = caseNumber.lastIndexOf('〔')
  const word = paperKinds[kind].word ?? ''
  const number =
    bracket < 0 ? caseNumber : `${caseNumber.slice(0, bracket)}${word}${caseNumber.slice(bracket)}`
  return before === 0 ? number : `${number}之${before + 1}`
}
