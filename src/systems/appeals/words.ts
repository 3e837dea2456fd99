import type {
  AppealKind,
  AppealRow,
  Figure,
  OpeningState,
  Outcome,
  SaidKind,
} from '../../../cloudfunctions/appeals/contract'
import type { Tone } from '../../kit/ui/signs'

export const kinds: readonly { value: AppealKind; label: string }[] = [
  { value: 'advice', label: '意见建议' },
  { value: 'complaint', label: '投诉' },
  { value: 'help', label: '求助' },
  { value: 'question', label: '咨询' },
  { value: 'safety', label: '安全' },
  { value: 'other', label: '其他' },
]

export const kindWords = (kind: AppealKind) => kinds.find(({ value }) => value === kind)?.label ?? ''

export const saidWords: Record<SaidKind, string> = {
  submit: '诉求',
  takeOn: '首次答复',
  note: '进展',
  askMore: '请补充',
  supplement: '补充',
  answer: '办理结果',
  instruct: '督办意见',
}

export const outcomeWords: Record<Outcome | 'unreached', string> = {
  satisfied: '满意',
  fairly: '基本满意',
  unsatisfied: '不满意',
  unreached: '没有联系上',
}

export const openingWords: Record<OpeningState, { tone: Tone; label: string }> = {
  asked: { tone: 'warn', label: '等上级同意' },
  agreed: { tone: 'info', label: '已同意，可以看一次' },
  refused: { tone: 'late', label: '没有同意' },
  opened: { tone: 'quiet', label: '已经看过' },
  expired: { tone: 'quiet', label: '过了 24 小时' },
}

export const figureWords: readonly { value: Figure; label: string }[] = [
  { value: 'received', label: '收到' },
  { value: 'taken', label: '接办' },
  { value: 'takenOnTime', label: '按时接办' },
  { value: 'answered', label: '答复' },
  { value: 'onTime', label: '按时答复' },
  { value: 'satisfied', label: '满意' },
  { value: 'fairly', label: '基本满意' },
  { value: 'unsatisfied', label: '不满意' },
  { value: 'silent', label: '没有评价' },
  { value: 'reopened', label: '重新办理' },
  { value: 'passedUp', label: '上报' },
]

/** What an appeal is, in a line of a list; nothing of whose it is. */
export const aboutAppeal = ({ kind, unit, words, anonymous, source }: AppealRow) =>
  [kindWords(kind), anonymous && '匿名', source === '12351' && '12351', unit, words]
    .filter(Boolean)
    .join(' · ')

export const anonymousWords =
  '名字和手机号加密存放，办理的人看不到。只有出了人身安全这样的大事，工会和上级工会两个人都同意才能看一次，看了马上告诉你。别在内容里写自己的名字。'
export const promise = '提交后马上有编号。5 个工作日内有人回你，60 天内办结，可以延一次、最多 30 天。'
export const noneMine = '你还没有提过诉求。有意见、遇到难处，写几句话就行，可以匿名。'
export const noWork = '没有要办的诉求。职工提了会排在这里，最早到期的在最前。'
export const noOpenings = '没有申请。办匿名诉求时，确实要知道是谁的，在那件诉求里申请。'
export const noScores = '这个月还没有诉求。'
export const importHint =
  '第一行要有：工单号、来电时间、来电人、电话、类别、内容；可以加涉及单位、承办工会。一次最多 2000 行，登记过的工单号不会重复。'
export const openingHint =
  '要写明理由，由上级工会另一个人同意。同意后 24 小时内只能看一次，会留痕，也会告诉本人。'

/** A share in whole percent, or a dash where there is nothing to share. */
export const percent = (part: number, whole: number) =>
  whole > 0 ? `${Math.round((part / whole) * 100)}%` : '—'
