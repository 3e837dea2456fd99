import type { BodyKind, Calling, Span, Week } from '../../../cloudfunctions/bodies/contract'

export const kindWords: Record<BodyKind, string> = {
  street: '乡镇、街道',
  peoples: '村、社区、园区',
  district: '区域性',
  industry: '行业性',
  enterprise: '企业调解委员会',
}

/** Views of the list: what covers the worker first, then each kind. */
export const views = [
  { value: 'near', label: '管我这里的' },
  { value: 'street', label: '街道' },
  { value: 'peoples', label: '社区、园区' },
  { value: 'district', label: '区域' },
  { value: 'industry', label: '行业' },
  { value: 'enterprise', label: '企业' },
] as const

export type ListView = (typeof views)[number]['value']

export const kindChoices: readonly { value: BodyKind; label: string }[] = [
  { value: 'enterprise', label: '企业劳动争议调解委员会' },
  { value: 'peoples', label: '村、社区、园区的人民调解组织' },
  { value: 'street', label: '乡镇、街道调解组织' },
  { value: 'district', label: '区域性调解组织' },
  { value: 'industry', label: '行业性调解组织' },
]

export const callingWords: Record<Calling, string> = {
  officer: '工会干部',
  lawyer: '律师',
  court: '法院特邀',
}

export const callingChoices: readonly { value: Calling; label: string }[] = [
  { value: 'officer', label: '工会干部' },
  { value: 'lawyer', label: '律师' },
  { value: 'court', label: '法院特邀' },
]

export const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

export const noneOfKind = '这一类现在没有登记的调解组织。可以看看街道的，街道什么争议都收。'
export const noBodies = '还没有登记调解组织。登记以后，职工申请调解时就能选到。'
export const noMediators = '还没有调解员。加一位，案件才有人接。'
export const nobodyYet = '这里还没有登记调解员，可以选别的调解组织。'
export const noRooms = '还没有调解室。加一间并填好开放时间，就能订。'
export const noBodyRooms = '你在的调解组织还没有登记调解室。请工会干部来加。'
export const arbitration = '随时可以直接申请仲裁，不必等调解。'
export const shortHint = '写在案号最前面，例如“工”就是“工劳调〔2026〕1号”。定了不能改。'
export const addHint = '对方要先在小程序里验证过手机号。姓名对得上才加，免得输错号码。'
export const removeHint = '移出后，这里的案件马上看不到了。做过的调解留在记录里，对方会收到原因。'
export const closeHint = '已经订了的人会收到消息，另找时间。'
export const movedHint = '这天关了，已经订了的要换时间或换一间。'
export const hoursHint = '到 00:00 是当天结束。一段时间不能跨过零点。'
export const labelHint = '只有这里的调解员看得到。案件的调解会请到案件里订。'

/** "08:30" of minutes after midnight; the end of the day is 24:00. */
export const timeWords = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`

export const spanWords = ([from, to]: Span) => `${timeWords(from)}–${timeWords(to)}`

export const spansWords = (spans: readonly Span[]) => spans.map(spanWords).join('、')

/** Open after six in the evening on some day. */
export const hasEvenings = (hours: Week) => hours.some(day => day.some(([, to]) => to > 18 * 60))

/** The week in lines, days that are alike and follow each other in one: "周一至周五 08:30–17:30". */
export function weekWords(hours: Week): string[] {
  const lines: { from: number; to: number; words: string }[] = []
  for (const [i, spans] of hours.entries()) {
    const words = spansWords(spans)
    const last = lines.at(-1)
    if (last?.words === words) last.to = i
    else lines.push({ from: i, to: i, words })
  }
  return lines
    .filter(({ words }) => words !== '')
    .map(({ from, to, words }) => {
      const days = from === to ? weekdays[from] : `${weekdays[from]}至${weekdays[to]}`
      return `${days} ${words}`
    })
}
