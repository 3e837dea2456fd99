import type { HoursView, Some } from '../../../cloudfunctions/notices/contract'

/** How the thing a message leads to is called on its button. */
export const linkWords: Record<string, string> = {
  activities: '去看活动',
  members: '去看入会申请',
  mediation: '去看案件',
  circles: '去看问答',
}

export const noMessages = '还没有消息。进了联系圈，工会和联系人的通知都会在这里，一条不少。'
export const noSent = '还没有发过通知。写一次，圈里每个人的消息里都有，谁看了也看得到。'

export const receiptTabs = [
  { value: 'unread', label: '还没看' },
  { value: 'read', label: '看过了' },
  { value: 'all', label: '全部' },
] as const

export const someWords: Record<Some, string> = {
  all: '所有人',
  woman: '女职工',
  platform: '没有固定单位的会员',
  day: '上白班的',
  night: '上夜班的',
  two: '两班倒的',
  three: '三班倒的',
}

export const someChoices = (['all', 'woman', 'platform', 'day', 'night', 'two', 'three'] as const).map(
  value => ({
    value,
    label: someWords[value],
  }),
)

export const whenChoices = [
  { value: 'now', label: '现在就发' },
  { value: 'later', label: '定个时间发' },
] as const

export const stateWords = { scheduled: '定好了，还没发', sent: '已发出', recalled: '已撤回' } as const

/** Whom a notice goes to, in one sentence. */
export const audienceWords = (groups: readonly string[], some: Some) =>
  `${groups.join('、')}${some === 'all' ? '' : `里${someWords[some]}`}`

export const hoursKinds = [
  { value: 'day', label: '固定白班' },
  { value: 'night', label: '固定夜班' },
  { value: 'two', label: '两班倒' },
  { value: 'three', label: '三班倒' },
  { value: 'free', label: '时间自己定' },
] as const

/** What is usual for each kind of shift; changed by whoever works otherwise. */
export const usualHours = (kind: HoursView['kind'], from: string): HoursView => {
  const shifts: Record<HoursView['kind'], HoursView['shifts']> = {
    day: [
      { work: [480, 1020], days: 5 },
      { work: null, days: 2 },
    ],
    night: [{ work: [1200, 480], days: 1 }],
    two: [
      { work: [480, 1200], days: 2 },
      { work: [1200, 480], days: 2 },
      { work: null, days: 2 },
    ],
    three: [
      { work: [480, 960], days: 2 },
      { work: [960, 0], days: 2 },
      { work: [0, 480], days: 2 },
      { work: null, days: 2 },
    ],
    free: [{ work: null, days: 1 }],
  }
  return { kind, from, shifts: shifts[kind], quiet: kind === 'night' ? [480, 960] : [1320, 420] }
}

export const hoursIntro =
  '告诉我们你什么时候上班、什么时候休息，微信提醒就等你有空再来，不在你睡觉时响。只有写明原因的急事会马上提醒。'

/** What a consent is asked for, by kind. */
export const consentWords: Record<'notice' | 'place' | 'case', string> = {
  notice: '工会通知',
  place: '名额和活动变动',
  case: '案件进展',
}
