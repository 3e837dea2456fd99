import type {
  EmergencyKind,
  LedgerRow,
  SignKind,
  SignRow,
  WarningRow,
} from '../../../cloudfunctions/warnings/contract'
import type { Tone } from '../../kit/ui/signs'

export const claimOptions = [
  { value: 'wages', label: '欠薪' },
  { value: 'hours', label: '工时和加班' },
  { value: 'dismissal', label: '辞退' },
  { value: 'contract', label: '劳动合同' },
  { value: 'insurance', label: '社会保险' },
  { value: 'injury', label: '工伤' },
  { value: 'other', label: '别的事' },
] as const

export const stoppageOptions = [
  { value: 'no', label: '没有' },
  { value: 'yes', label: '有人说要停工' },
] as const

export const stoppageWords = '有停工苗头的，不等凑够几件，马上按突发事件报给上级和党委值班室。'

export const kindOptions = [
  { value: 'stoppage', label: '停工、怠工' },
  { value: 'gathering', label: '多人聚集' },
  { value: 'accident', label: '安全事故' },
  { value: 'other', label: '别的紧急情况' },
] as const

export const emergencyWords: Record<EmergencyKind, string> = {
  stoppage: '停工、怠工',
  gathering: '多人聚集',
  accident: '安全事故',
  other: '紧急情况',
}

export const signWords: Record<SignKind, string> = {
  mediation: '调解案件',
  appeal: '诉求',
  hearsay: '听说',
}

/** Stands wherever an accident may be reported. */
export const accidentLine = '本页不代替单位 1 小时内向应急管理部门报告。'

/** What becomes of a report. */
export const reportWords = '发出去，上一级工会和党委值班室马上收到。30 分钟内没有人确认，自动转呼再上一级。'

export const keptWords = '报告和每一次续报都留着，谁也不能删改。'

export const heardWords = '只写事，不写职工的名字。够了规则，系统自动触发预警。'

export const tabs = [
  { value: 'level', label: '本级' },
  { value: 'mine', label: '我的' },
  { value: 'late', label: '已到期' },
  { value: 'all', label: '全部' },
] as const

export const emptyWords = {
  level: '没有等着处置的预警。线索够了规则，会排在这里，最早到期的在最前。',
  mine: '你手里没有预警。在“本级”里点开一条，就能接过来处置。',
  late: '没有到期还没办的预警。',
  all: '辖区里还没有触发过预警。',
}

export const noEmergencies = '没有突发事件。真有急事，从“报突发事件”发出去，一分钟就够。'
export const noSigns = '还没有线索。立案、诉求会自动记进来；听到苗头，也可以先报上来。'

export const ledgerStates: Record<LedgerRow['state'], { tone: Tone; label: string }> = {
  nothing: { tone: 'ok', label: '没有发现' },
  something: { tone: 'warn', label: '有发现' },
  waiting: { tone: 'quiet', label: '还没签' },
  late: { tone: 'late', label: '到期没签' },
}

export const foundOptions = [
  { value: 'nothing', label: '没有发现' },
  { value: 'something', label: '有发现' },
] as const

/** What a warning is about, in a line of a list. */
export const aboutWarning = ({ employer, rule, signs, people }: WarningRow): string =>
  `${employer} · ${rule} · ${signs} 件 ${people} 人`

/** What a sign is about, in a line of a list. */
export const aboutSign = ({ claimLabel, people }: SignRow): string => `${claimLabel} · ${people} 人`

/** "2026 年 10 月". */
export const monthWords = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月`

/** The month so many months on. */
export function monthAfter(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
