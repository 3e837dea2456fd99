import * as v from 'valibot'
import {
  action,
  type Clock,
  cursor,
  defineContract,
  fields,
  type Holder,
  id,
  type Move,
  oneOf,
  type Page,
  type TimelineLine,
  text,
  type World,
} from '../kit/contract'

export type CaseState = 'filed' | 'supplementing' | 'accepted' | 'declined' | 'withdrawn'

export type CaseRow = {
  id: string
  number: string
  state: CaseState
  dispute: string
  respondent: string
  filer: string
  receivedAt: number
  holder: Holder | null
  /** The earliest open deadline. */
  clock: Clock | null
}

export type Case = CaseRow & {
  body: string
  request: string
  facts: string
  respondentAddress: string
  filerPhone: string
  clocks: Clock[]
  timeline: TimelineLine[]
  moves: Move[]
  remark: string | null
}

/** The dated receipt of an application (申请日期凭证) and the dates that begin with it. */
export type Receipt = {
  id: string
  number: string
  receivedAt: number
  body: string
  clocks: Clock[]
  /** What stands at the foot of the receipt. */
  remarks: string[]
}

export const disputes = ['wages', 'dismissal', 'contract', 'insurance', 'injury', 'hours', 'other'] as const

const newCase = (world: World) => ({
  body: world.body,
  filer: '苏晓梅',
  dispute: 'wages' as const,
  respondent: '宏达机械有限公司',
  respondentAddress: '东河街道工业路 8 号',
  request: '支付 2026 年 8 月至 9 月工资 12000 元',
  facts: '公司自 8 月起没有发工资，多次去问都说再等等。',
})

const caseId = () => id('案件')
const filed = async (world: World) =>
  (await world.call<Receipt>('worker', 'mediation', 'file', newCase(world))).id

export const contract = defineContract('mediation', {
  /** Files an application; the receipt holds its number, its date and both 15-day dates with their articles. */
  file: action<Receipt>()(
    fields({
      body: id('调解组织'),
      filer: text('你的姓名', 20, 2),
      dispute: oneOf('争议', disputes),
      respondent: text('单位名称', 60, 2),
      respondentAddress: text('单位地址', 100, 0),
      request: text('你的要求', 500, 4),
      facts: text('事情经过', 3000, 4),
    }),
    { who: ['worker'], where: 'anywhere', example: newCase },
  ),
  /** The caller's own cases, newest first. */
  mine: action<Page<CaseRow>>()(fields({ cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  receipt: action<Receipt>()(fields({ case: caseId() }), {
    who: ['self'],
    where: 'territory',
    example: async world => ({ case: await filed(world) }),
  }),
  case: action<Case>()(fields({ case: caseId() }), {
    who: ['self', 'mediator'],
    where: 'territory',
    example: async world => ({ case: await filed(world) }),
  }),
  /** Cases of the caller's bodies, the earliest due first. */
  worklist: action<Page<CaseRow>>()(fields({ cursor: cursor() }), {
    who: ['mediator'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Cases nobody took up in time, passed up to the caller's union to watch over; without the persons' words. */
  watched: action<Page<CaseRow>>()(fields({ cursor: cursor() }), {
    who: ['upper', 'officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  accept: action<Case>()(fields({ case: caseId() }), {
    who: ['mediator'],
    where: 'territory',
    example: async world => ({ case: await filed(world) }),
  }),
  /** Refuses in writing; the reason goes to the filer with the other ways open to them. */
  decline: action<Case>()(fields({ case: caseId(), reason: text('不受理的理由', 300, 4) }), {
    who: ['mediator'],
    where: 'territory',
    example: async world => ({ case: await filed(world), reason: '不属于劳动争议，建议向法院起诉' }),
  }),
  askSupplement: action<Case>()(fields({ case: caseId(), what: text('要补充的内容', 300, 4) }), {
    who: ['mediator'],
    where: 'territory',
    example: async world => ({ case: await filed(world), what: '请补充工资条或转账记录' }),
  }),
  supplement: action<Case>()(fields({ case: caseId(), text: text('补充内容', 2000, 4) }), {
    who: ['self'],
    where: 'territory',
    example: async world => {
      const id = await filed(world)
      await world.call('mediator', 'mediation', 'askSupplement', { case: id, what: '请补充工资条' })
      return { case: id, text: '工资条见附件说明' }
    },
  }),
  withdraw: action<Case>()(fields({ case: caseId(), reason: v.optional(text('原因', 200)) }), {
    who: ['self'],
    where: 'territory',
    example: async world => ({ case: await filed(world) }),
  }),
})
