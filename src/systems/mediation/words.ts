import type {
  Agreement,
  CaseRow,
  Dispute,
  EvidenceKind,
  MonthFigures,
  Payment,
  Side,
} from '../../../cloudfunctions/mediation/contract'

/** The kinds of dispute in everyday words. */
export const disputeChoices: readonly { value: Dispute; label: string }[] = [
  { value: 'wages', label: '拖欠工资' },
  { value: 'dismissal', label: '被辞退' },
  { value: 'hours', label: '加班没给钱' },
  { value: 'contract', label: '没签合同' },
  { value: 'insurance', label: '没缴社保' },
  { value: 'injury', label: '受了伤' },
  { value: 'other', label: '别的事情' },
]

/** A dispute as it is called in lists and papers. */
export const disputeWords: Record<Dispute, string> = {
  wages: '拖欠工资',
  dismissal: '解除合同',
  contract: '劳动合同',
  insurance: '社会保险',
  injury: '工伤待遇',
  hours: '加班工资',
  other: '其他争议',
}

export const evidenceWords: Record<EvidenceKind, string> = {
  document: '书面材料',
  picture: '照片、截图',
  recording: '录音、录像',
  statement: '证人说的话',
  other: '别的',
}

export const evidenceChoices: readonly { value: EvidenceKind; label: string }[] = [
  { value: 'document', label: '合同、工资条等书面材料' },
  { value: 'picture', label: '照片、截图' },
  { value: 'recording', label: '录音、录像' },
  { value: 'statement', label: '证人说的话' },
  { value: 'other', label: '别的' },
]

export const kinds = [
  { value: 'street', label: '街道（推荐）' },
  { value: 'district', label: '区里' },
  { value: 'industry', label: '行业' },
  { value: 'peoples', label: '村、社区、园区' },
  { value: 'enterprise', label: '本单位' },
] as const

export const sideWords: Record<Side, string> = {
  applicant: '申请人',
  respondent: '对方',
  mediator: '调解员',
  colleague: '同一组织的调解员',
  guest: '受邀联动',
}

export const authorityChoices = [
  { value: 'code', label: '本人在手机上确认' },
  { value: 'paper', label: '有签了名的授权书' },
] as const

export const authorityHint = {
  code: '本人的手机会收到消息，看一遍没有错就提交。期限从本人提交那天起算。',
  paper: '拍下授权书，今天就提交，期限从今天起算。',
}

export const levelWords: Record<string, string> = {
  city: '市级',
  district: '区级',
  street: '街道',
  industry: '行业',
  village: '村',
  community: '社区',
  park: '园区',
  workplace: '单位',
}

export const arbitration = '随时可以直接申请仲裁，不必等调解。'
export const noCases = '没有调解申请。遇到欠薪、辞退、受伤这样的事，从“遇到事情”开始，几分钟就能写好。'
export const noWork = '现在没有要办的案件。新的申请来了会排在这里，最早到期的在最前。'
export const noWatched = '没有报上来的案件。基层到期没人办的，会自动报到这里。'
export const evidenceHint = '工资条、合同、聊天截图、录音都行。先交手上有的，以后还能补。'
export const togetherHint = '同一个单位、同一件事可以一起申请。每个人都要在自己手机上同意，才算一起。'
export const representativesHint = '10 人以上要有代表。代表不能替别人放弃权利，协议要每个人自己同意。'
export const minutesHint = '笔录只有调解员和双方看得到，双方让过的步以后不能拿来当证据。'
export const receiptHint = '签收只说明收到了，不等于同意里面的内容。没看过的先在“文书”里打开看。'
export const signHint = '在手机上签的名用于签收、笔录和同意。协议本身要打印出来签字、盖章才生效。'
export const sealedHint =
  '打印协议，双方签字、调解员签名、盖章，拍下来放进来。一张上有几个人的签名，就一起勾上。最后一个签完那天生效。'
export const putInHint = '放进来以后，写着签了名的人都会收到消息，不是本人签的可以马上说。'
export const payHint = '说付了不等于付清。收款人说收到了，这一笔才算付清；没有收到也可以说。'
export const headHint = '这个案件在别人手里。你是负责人，要由你来办，就写明为什么，双方都看得到。'

/** What became of a payment, as it stands beside it. */
export const paymentWords: Record<Payment['state'], string> = {
  due: '还没有付',
  told: '说付了，等收款人答复',
  objected: '收款人说没有收到',
  paid: '收到了',
}

/** What a case is about, in a line of a list. */
export const aboutCase = ({ dispute, filer, applicants, respondent, respondents }: CaseRow): string =>
  `${disputeWords[dispute]} · ${many(filer, applicants, '人')} 和 ${many(respondent, respondents, '家')}`

const many = (first: string, count: number, unit: string) =>
  count > 1 ? `${first}等 ${count} ${unit}` : first

/** How an agreement was strengthened, if it was. */
export function outcomeWords({ review, confirmation }: Agreement): string[] {
  const said = (name: string, one: Agreement['review']) =>
    one ? [`${name}：${one.day} 申请，${resultOf(one)}`] : []
  return [...said('置换仲裁调解书', review), ...said('司法确认', confirmation)]
}

function resultOf({ result, number }: NonNullable<Agreement['review']>): string {
  if (result === null) return '等结果'
  return `${result === 'issued' ? '通过' : '没有通过'}${number ? `（${number}）` : ''}`
}

/** Of the cases that ended, how many in a hundred were settled; a dash where none ended. */
export const share = ({ ended }: Pick<MonthFigures, 'ended'>, part: number): string =>
  ended === 0 ? '—' : `${Math.round((part / ended) * 100)}%`
