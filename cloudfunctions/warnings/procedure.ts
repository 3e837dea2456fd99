import { defineProcedure, type MoveOf, type StateOf } from '../kit/procedure/definition'

const words = (label: string, max: number) => ({ kind: 'paragraph', label, max, min: 4 }) as const

/** A warning as a task: somebody takes it on, says what was done, and settles it or marks it false with a reason. */
export const heeding = defineProcedure({
  title: '预警处置',
  begins: { state: 'raised', label: '触发预警', starts: ['warning.take'] },
  states: {
    raised: {
      label: '等认领',
      next: '有人认领以后去了解情况。1 个工作日没人认领，自动报给上一级。',
      tone: 'warn',
      waitsFor: 'handler',
      silence: 'warning.take',
    },
    heeded: { label: '处置中', next: '把做了什么记下来，化解了写明结果。', waitsFor: 'handler' },
    settled: { label: '已化解', tone: 'ok', over: true },
    false: { label: '误报', tone: 'quiet', over: true },
  },
  moves: {
    takeOn: {
      label: '我来处置',
      from: ['raised'],
      to: 'heeded',
      who: ['officer', 'upper'],
      kind: 'main',
      starts: ['warning.settle'],
      stops: ['warning.take'],
    },
    note: {
      label: '记一笔',
      from: ['heeded'],
      to: 'stay',
      who: ['officer', 'upper'],
      form: { what: words('做了什么', 500) },
    },
    settle: {
      label: '已经化解',
      from: ['heeded'],
      to: 'settled',
      who: ['officer', 'upper'],
      kind: 'main',
      form: { result: words('结果是什么', 500) },
      stops: 'all',
    },
    handOver: {
      label: '交给别的一级',
      from: ['raised', 'heeded'],
      to: 'raised',
      who: ['officer', 'upper'],
      form: {
        level: {
          kind: 'choice',
          label: '交给哪一级',
          options: [
            { value: 'workplace', label: '单位工会' },
            { value: 'village', label: '村、社区、园区工会' },
            { value: 'street', label: '街道工会' },
            { value: 'district', label: '区工会' },
            { value: 'city', label: '市工会' },
          ],
        },
        reason: words('为什么交给它', 300),
      },
      starts: ['warning.take'],
      stops: 'all',
    },
    dismiss: {
      label: '是误报',
      from: ['raised', 'heeded'],
      to: 'false',
      who: ['officer', 'upper'],
      kind: 'grave',
      form: { reason: words('为什么是误报', 300) },
      stops: 'all',
    },
    join: {
      label: '又有线索',
      from: ['raised', 'heeded'],
      to: 'stay',
      who: [],
      automatic: true,
      quiet: true,
    },
  },
})

/**
 * An emergency from the first report on: the one it was sent to acknowledges within 30 minutes, or the next level is
 * rung. Reports are only ever added to.
 */
export const alarming = defineProcedure({
  title: '突发事件',
  begins: { state: 'sent', label: '报告突发事件', starts: ['emergency.acknowledge'] },
  states: {
    sent: {
      label: '等上级确认收到',
      next: '30 分钟内没有确认，自动转呼再上一级。',
      tone: 'late',
      waitsFor: 'handler',
    },
    acknowledged: { label: '上级已收到', next: '有新情况随时续报。', tone: 'warn', waitsFor: 'handler' },
    over: { label: '处置完毕', tone: 'ok', over: true },
  },
  moves: {
    acknowledge: {
      label: '收到',
      from: ['sent', 'acknowledged'],
      to: 'stay',
      who: ['upper'],
      kind: 'main',
      quiet: true,
    },
    received: {
      label: '上级确认收到',
      from: ['sent'],
      to: 'acknowledged',
      who: [],
      automatic: true,
      starts: ['emergency.follow'],
      stops: ['emergency.acknowledge'],
    },
    ring: {
      label: '没有确认，转呼上一级',
      from: ['sent'],
      to: 'stay',
      who: [],
      automatic: true,
      quiet: true,
      lapses: 'emergency.acknowledge',
      starts: ['emergency.acknowledge'],
      stops: ['emergency.acknowledge'],
    },
    follow: {
      label: '续报',
      from: ['sent', 'acknowledged'],
      to: 'stay',
      who: ['steward', 'officer', 'upper'],
      form: { text: words('现在怎么样了', 1000) },
    },
    passOn: {
      label: '转报上一级',
      from: ['acknowledged'],
      to: 'sent',
      who: ['upper'],
      form: { reason: words('为什么转报', 300) },
      starts: ['emergency.acknowledge'],
      stops: ['emergency.follow'],
    },
    finish: {
      label: '处置完毕',
      from: ['acknowledged'],
      to: 'over',
      who: ['officer', 'upper'],
      kind: 'grave',
      form: { result: words('怎么处置的，结果如何', 1000) },
      stops: 'all',
    },
  },
})

export type WarningState = StateOf<typeof heeding>
export type WarningMove = MoveOf<typeof heeding>
export type EmergencyState = StateOf<typeof alarming>
