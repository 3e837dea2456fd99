import type { UnionLevel } from '../../../cloudfunctions/kit/levels'
import type { Application, MemberState } from '../../../cloudfunctions/members/contract'
import type { Tone } from '../../kit/ui/signs'

/** How the levels of the union tree are called. */
export const levelWords: Record<UnionLevel, string> = {
  city: '市总工会',
  district: '区总工会',
  street: '街道工会',
  industry: '行业工会',
  village: '村工会',
  community: '社区工会',
  park: '园区工会',
  workplace: '基层工会',
}

/** A state of an application as the applicant reads it, and how it is shown. */
export const stateWords: Record<MemberState, { label: string; tone: Tone }> = {
  applying: { label: '等工会答复', tone: 'info' },
  returned: { label: '等申请人补正', tone: 'warn' },
  active: { label: '已入会', tone: 'ok' },
  declined: { label: '没有批准', tone: 'late' },
  withdrawn: { label: '已撤回', tone: 'quiet' },
}

/** The tabs of an officer's list. */
export const listTabs: { value: MemberState; label: string }[] = [
  { value: 'applying', label: '待办' },
  { value: 'returned', label: '等补正' },
  { value: 'active', label: '已入会' },
  { value: 'declined', label: '没批准' },
  { value: 'withdrawn', label: '已撤回' },
]

export type Decision = 'approve' | 'return' | 'decline'

export const decisions: { value: Decision; label: string }[] = [
  { value: 'approve', label: '批准入会' },
  { value: 'return', label: '请补正' },
  { value: 'decline', label: '不批准' },
]

export type Paper = Application['paper']

/** How each paper is called, the usual one first. */
export const paperWords: Record<Paper, string> = {
  resident: '居民身份证',
  'hmt-resident': '港澳台居民居住证',
  'foreign-resident': '外国人永久居留身份证',
  'hk-macao-pass': '港澳居民来往内地通行证',
  'taiwan-pass': '台湾居民来往大陆通行证',
  passport: '护照',
}

/** What the number of each paper looks like. */
export const paperHints: Record<Paper, string> = {
  resident: '18 位，最后一位可能是 X。',
  'hmt-resident': '18 位，开头是 81、82 或 83，最后一位可能是 X。',
  'foreign-resident': '18 位，开头是 9；旧证是 3 个字母加 12 位数字。',
  'hk-macao-pass': 'H 或 M 开头，后面 8 位数字。',
  'taiwan-pass': '8 位数字。',
  passport: '护照上的号码，字母和数字。',
}

const papers = [
  'resident',
  'hmt-resident',
  'foreign-resident',
  'hk-macao-pass',
  'taiwan-pass',
  'passport',
] as const satisfies readonly Paper[]

export const paperChoices = papers.map(value => ({ value, label: paperWords[value] }))

/** What the consent to use an identity number says, in full. */
export const consentWords = {
  title: '同意用我的身份证号办理入会',
  what: '身份证号只用来核对是不是本人、有没有重复入会。它加密保存，页面上只显示头尾，谁看过都有记录。不同意也可以先报名活动、提问题，只是不能入会。',
}

/** What each decision asks the officer to write down. */
export const remarkWords: Record<Decision, { label: string; hint: string }> = {
  approve: { label: '说明（可以不写）', hint: '会给申请人看到。' },
  return: { label: '要补什么', hint: '写清楚差哪一样、怎么补，申请人照着做。' },
  decline: { label: '为什么不批准', hint: '申请人会看到原文，也可以再申请。' },
}

/** A computer as a person tells it from others. */
export function machineWords({ system, browser }: { system: string; browser: string }): string {
  const known = [system === 'other' ? '' : system, '电脑'].filter(Boolean).join(' ')
  return browser === 'other' ? known : `${known} · ${browser}`
}
