import { defineProcedure, type MoveOf, type StateOf } from '../kit/procedure/definition'

const words = (label: string, max = 500, hint?: string) =>
  ({ kind: 'paragraph', label, max, min: 2, ...(hint && { hint }) }) as const

const files = (label: string, max: number) => ({ kind: 'files', label, max, optional: true }) as const

const satisfaction = [
  { value: 'satisfied', label: '满意' },
  { value: 'fairly', label: '基本满意' },
  { value: 'unsatisfied', label: '不满意' },
] as const

/** Somebody works on it or will: the states in which it can be handed on, passed up and watched. */
const under = ['received', 'handling', 'asking'] as const

/**
 * An appeal from submission to its end. It is registered in 15 days and finished in 60, 30 more at most (信访工作条例
 * 23, 34); nothing ends without a call-back or a rating, or the silence of the one who asked.
 */
export const appealing = defineProcedure({
  title: '诉求',
  begins: {
    state: 'received',
    label: '提交诉求',
    starts: ['appeal.first', 'appeal.register', 'appeal.finish'],
  },
  reading: {
    parts: { asker: '提诉求的职工', handler: '承办的工会', above: '上级工会', counter: '只看得分的上级' },
    classes: {
      course: { label: '状态、期限、计入谁的得分', readers: ['asker', 'handler', 'above', 'counter'] },
      words: { label: '单位、说了什么、怎么办的', readers: ['asker', 'handler', 'above'] },
      person: { label: '姓名和遮住的手机号（匿名的没有）', readers: ['asker', 'handler', 'above'] },
    },
  },
  states: {
    received: {
      label: '已收到，等接办',
      next: '工会接办时先回你一句：打算怎么办、要多久。到期没人接，自动报给上级工会。',
      waitsFor: 'handler',
    },
    handling: {
      label: '办理中',
      next: '办好了会把结果发给你，你来评价。',
      waitsFor: 'handler',
      silence: 'appeal.quiet',
    },
    asking: {
      label: '等职工补充',
      next: '补好就发过去。到期没有补，工会按现有情况接着办。',
      tone: 'warn',
      waitsFor: 'applicant',
    },
    answered: {
      label: '已答复，等评价',
      next: '看看结果，评一下。不满意会换人重新办一次；7 天没有评价也没有回访，就按规则办结。',
      tone: 'warn',
      waitsFor: 'applicant',
    },
    closed: { label: '已办结', tone: 'ok', over: true },
    ended: { label: '已办结，不满意', tone: 'late', over: true },
    withdrawn: { label: '已撤回', tone: 'quiet', over: true },
  },
  moves: {
    takeOn: {
      label: '接办',
      from: ['received'],
      to: 'handling',
      who: ['officer', 'upper'],
      kind: 'main',
      form: { words: words('先回一句，职工马上看到', 300, '打算怎么办、大概要多久') },
      stops: ['appeal.first', 'appeal.register'],
    },
    note: {
      label: '记下进展',
      from: ['handling'],
      to: 'stay',
      who: ['officer'],
      form: { words: words('办到哪一步了，职工看得到') },
    },
    askMore: {
      label: '请补充',
      from: ['handling'],
      to: 'asking',
      who: ['officer'],
      form: { words: words('要补充什么') },
      starts: ['appeal.supplement'],
    },
    supplement: {
      label: '补充情况',
      from: ['asking'],
      to: 'handling',
      who: ['self'],
      kind: 'main',
      form: { words: words('把补充的写在这里', 2000), files: files('照片', 6) },
      stops: ['appeal.supplement'],
    },
    supplementLapses: {
      label: '到期没有补充，按现有情况接着办',
      from: ['asking'],
      to: 'handling',
      who: [],
      automatic: true,
      lapses: 'appeal.supplement',
      stops: ['appeal.supplement'],
    },
    handOn: {
      label: '转办',
      from: ['received', 'handling'],
      to: 'received',
      who: ['officer', 'upper'],
      own: true,
    },
    passUp: {
      label: '上报督办',
      from: under,
      to: 'stay',
      who: ['officer'],
      form: { reason: words('为什么要上级督办', 300) },
      quiet: true,
    },
    instruct: {
      label: '写督办意见',
      from: [...under, 'answered'],
      to: 'stay',
      who: ['upper'],
      form: { words: words('督办意见，经办人和职工都看得到', 300) },
      quiet: true,
    },
    extend: {
      label: '延期',
      from: ['handling'],
      to: 'stay',
      who: ['officer'],
      form: {
        reason: words('为什么要延，职工看得到', 300),
        approvedBy: { kind: 'line', label: '哪位负责人批准的', max: 20, min: 2 },
      },
    },
    answer: {
      label: '答复结果',
      from: ['handling'],
      to: 'answered',
      who: ['officer'],
      kind: 'main',
      form: { words: words('办理结果，发给职工', 2000), files: files('依据材料', 9) },
      starts: ['appeal.silence'],
      stops: 'all',
    },
    callBack: {
      label: '回访',
      from: ['answered'],
      to: 'stay',
      who: ['officer', 'upper'],
      form: {
        at: { kind: 'moment', label: '什么时候联系的' },
        outcome: {
          kind: 'choice',
          label: '职工怎么说',
          options: [...satisfaction, { value: 'unreached', label: '没有联系上' }],
        },
        words: words('回访记录', 500),
      },
    },
    rate: {
      label: '评价',
      from: ['answered'],
      to: 'stay',
      who: ['self'],
      kind: 'main',
      form: {
        outcome: { kind: 'choice', label: '办得怎么样', options: satisfaction },
        words: {
          kind: 'paragraph',
          label: '想说的话（可以不填）',
          max: 500,
          optional: true,
          hint: '不满意的，写写哪里没办好',
        },
      },
    },
    close: {
      label: '办结',
      from: ['answered'],
      to: 'closed',
      who: [],
      automatic: true,
      stops: 'all',
    },
    closeBySilence: {
      label: '答复后 7 天没有评价，按规则办结',
      from: ['answered'],
      to: 'closed',
      who: [],
      automatic: true,
      lapses: 'appeal.silence',
      stops: 'all',
    },
    reopen: {
      label: '不满意，换人重新办理',
      from: ['answered'],
      to: 'received',
      who: [],
      automatic: true,
      starts: ['appeal.first', 'appeal.again'],
      stops: 'all',
    },
    end: {
      label: '两次办理都不满意，办结',
      from: ['answered'],
      to: 'ended',
      who: [],
      automatic: true,
      stops: 'all',
    },
    withdraw: {
      label: '撤回',
      from: under,
      to: 'withdrawn',
      who: ['self'],
      kind: 'grave',
      form: { reason: { kind: 'paragraph', label: '为什么撤回（可以不填）', max: 300, optional: true } },
      stops: 'all',
    },
  },
})

export type AppealState = StateOf<typeof appealing>
export type AppealMove = MoveOf<typeof appealing>
