import type { Side } from '../contract'
import type { PaperKind } from '../store'

type PaperRule = {
  title: string
  /** Its own word in its number: 东河街劳调受〔2026〕3号; `null` for a paper that goes elsewhere and bears no number. */
  word: string | null
  readers: readonly Side[]
}

const everybody: readonly Side[] = ['applicant', 'respondent', 'mediator', 'guest']
const insiders: readonly Side[] = ['applicant', 'respondent', 'mediator']
const askingSide: readonly Side[] = ['applicant', 'mediator']

/** What each paper is called and numbered by, and who may read it, in the order of a file. */
export const paperKinds: Record<PaperKind, PaperRule> = {
  application: { title: '调解申请书', word: '', readers: everybody },
  authority: { title: '授权委托书', word: '', readers: askingSide },
  receipt: { title: '调解申请回执', word: '收', readers: askingSide },
  supplement: { title: '补充材料通知书', word: '补', readers: askingSide },
  inquiry: { title: '征询意见书', word: '询', readers: everybody },
  acceptance: { title: '受理通知书', word: '受', readers: everybody },
  refusal: { title: '不受理通知书', word: '不受', readers: askingSide },
  summons: { title: '调解通知书', word: '通', readers: everybody },
  minutes: { title: '调解笔录', word: '录', readers: insiders },
  agreement: { title: '调解协议书', word: '协', readers: everybody },
  failure: { title: '调解终止告知书', word: '终', readers: everybody },
  arbitration: { title: '劳动人事争议仲裁申请书', word: null, readers: askingSide },
  review: { title: '仲裁审查调解协议申请书', word: null, readers: everybody },
  confirmation: { title: '司法确认申请书', word: null, readers: everybody },
  index: { title: '卷宗目录', word: '卷', readers: everybody },
}

export const titleOf = (kind: PaperKind) => paperKinds[kind].title

/** Whether one who stands on this side may read a paper; what they may not is not listed for them either. */
export const mayRead = (kind: PaperKind, side: Side) => paperKinds[kind].readers.includes(side)

/** A paper's number: the case's with the paper's own word, and for a further one of its kind which it is. */
export function paperNumber(caseNumber: string, kind: PaperKind, before: number): string {
  const bracket = caseNumber.lastIndexOf('〔')
  const word = paperKinds[kind].word ?? ''
  const number =
    bracket < 0 ? caseNumber : `${caseNumber.slice(0, bracket)}${word}${caseNumber.slice(bracket)}`
  return before === 0 ? number : `${number}之${before + 1}`
}
