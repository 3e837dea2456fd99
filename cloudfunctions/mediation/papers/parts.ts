import { dayOf } from '../../kit/clocks'
import { maskPhone, unseal } from '../../kit/crypto'
import { yuan, yuanInCharacters } from '../../kit/money'
import type { Block } from '../../kit/paper'
import type { Dispute } from '../contract'
import type { ApplicantDoc, CaseDoc, PaperDoc, PaperKind, RespondentDoc } from '../store'

/** What a paper is made of: the case, what only this paper says, and whether its reader sees phones whole. */
export type Printing = { doc: CaseDoc; paper: PaperDoc; clear: boolean }

export const disputeNames: Record<Dispute, string> = {
  wages: '拖欠工资',
  dismissal: '解除劳动合同',
  contract: '订立劳动合同',
  insurance: '社会保险',
  injury: '工伤待遇',
  hours: '加班工资',
  other: '其他劳动争议',
}

/** What each paper is called, in the order of a file. */
const titles: Record<PaperKind, string> = {
  application: '调解申请书',
  receipt: '调解申请回执',
  supplement: '补充材料通知书',
  inquiry: '征询意见书',
  acceptance: '受理通知书',
  refusal: '不受理通知书',
  summons: '调解通知书',
  minutes: '调解笔录',
  agreement: '调解协议书',
  failure: '调解终止告知书',
  arbitration: '劳动人事争议仲裁申请书',
  review: '仲裁审查申请书',
  confirmation: '司法确认申请书',
  authority: '授权委托书',
  index: '卷宗目录',
}

export const titleOf = (kind: PaperKind) => titles[kind]

/** 2026年11月21日, in Asia/Shanghai. */
export const dateWords = (instant: number) => dayWords(dayOf(instant))

export const dayWords = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export const money = (fen: number) => `${yuan(fen)}元（人民币${yuanInCharacters(fen)}）`

/** Every applicant in a table of their own, as the law lists it (调解仲裁法 28). */
export const applicantBlocks = ({ doc, clear, paper }: Printing): Block[] =>
  doc.applicants.length > 3
    ? [tableOf(doc.applicants, clear)]
    : doc.applicants.map(one => ({ kind: 'facts', rows: applicantRows(one, clear, paper.at) }))

export const respondentBlocks = ({ doc }: Printing): Block[] =>
  doc.respondents.map(one => ({ kind: 'facts', rows: respondentRows(one) }))

/** 苏晓梅等 12 人 */
export const applicantsShort = ({ applicants }: CaseDoc) => short(applicants.map(({ name }) => name))
export const respondentsShort = ({ respondents }: CaseDoc) => short(respondents.map(({ name }) => name))

/** The body's name and date at the foot of what it issues, where its seal goes. */
export const sealed = ({ doc, paper }: Printing): Block => ({
  kind: 'seal',
  lines: [`${doc.bodyName}（盖章）`, dateWords(paper.at)],
})

const short = (names: string[]) => (names.length > 2 ? `${names[0]}等${names.length}方` : names.join('、'))

const applicantRows = (one: ApplicantDoc, clear: boolean, at: number) => [
  [one.representative ? '申请人（代表）' : '申请人', one.name] as const,
  ['性别', one.sex || '—'] as const,
  ['年龄', one.born ? `${Number(dayOf(at).slice(0, 4)) - one.born} 岁` : '—'] as const,
  ['职业', one.work || '—'] as const,
  ['住所', one.address || '—'] as const,
  ['电话', phoneOf(one, clear)] as const,
]

const respondentRows = (one: RespondentDoc) => [
  ['被申请人', one.name] as const,
  ['住所', one.address || '—'] as const,
  ['法定代表人或负责人', one.head ? `${one.head} ${one.headOffice}` : '—'] as const,
  ['联系人', one.contact ? `${one.contact.name} ${one.contact.office}` : '—'] as const,
]

const tableOf = (applicants: readonly ApplicantDoc[], clear: boolean): Block => ({
  kind: 'table',
  heads: ['申请人', '职业', '电话', '代表', '本人同意'],
  rows: applicants.map(one => [
    one.name,
    one.work || '—',
    phoneOf(one, clear),
    one.representative ? '是' : '',
    one.joinedAt === null ? '还没有' : dateWords(one.joinedAt),
  ]),
})

const phoneOf = ({ phone }: ApplicantDoc, clear: boolean) =>
  clear ? unseal(phone) : maskPhone(unseal(phone))
