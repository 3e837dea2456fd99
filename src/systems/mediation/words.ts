import type { CaseRow } from '../../../cloudfunctions/mediation/contract'

/** Everyday answers to 发生了什么, and the dispute each of them is. */
export const happenings = [
  { value: 'wages', label: '拖欠工资', icon: 'file-text' },
  { value: 'dismissal', label: '被辞退', icon: 'circle-x' },
  { value: 'contract', label: '没签合同', icon: 'pencil' },
  { value: 'insurance', label: '没缴社保', icon: 'shield-check' },
  { value: 'injury', label: '受了伤', icon: 'heart-handshake' },
  { value: 'hours', label: '加班没给钱', icon: 'clock' },
  { value: 'other', label: '别的事情', icon: 'circle-question-mark' },
] as const

export type Happening = (typeof happenings)[number]['value']

/** A dispute as it is called in lists and papers. */
export const disputeWords: Record<string, string> = {
  wages: '拖欠工资',
  dismissal: '解除合同',
  contract: '劳动合同',
  insurance: '社会保险',
  injury: '工伤待遇',
  hours: '加班工资',
  other: '其他争议',
}

export const kinds = [
  { value: 'street', label: '街道（推荐）' },
  { value: 'district', label: '区里' },
  { value: 'industry', label: '行业' },
  { value: 'peoples', label: '村、社区、园区' },
  { value: 'enterprise', label: '本单位' },
] as const

export const arbitration = '随时可以直接申请仲裁，不必等调解。'
export const noCases = '没有调解申请。遇到欠薪、辞退、受伤这样的事，从“遇到事情”开始，几分钟就能写好。'
export const noWork = '现在没有要办的案件。新的申请来了会排在这里，最早到期的在最前。'
export const noWatched = '没有报上来的案件。基层到期没人办的，会自动报到这里。'

/** What a case is about, in a line of a list. */
export const aboutCase = ({ dispute, filer, applicants, respondent, respondents }: CaseRow): string =>
  `${disputeWords[dispute]} · ${many(filer, applicants)} 和 ${many(respondent, respondents)}`

const many = (first: string, count: number) => (count > 1 ? `${first}等 ${count} ` : first)
