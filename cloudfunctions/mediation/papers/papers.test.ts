import { paperText } from '../../kit/paper'
import type { Side } from '../contract'
import type { PaperKind } from '../store'
import { mayRead, paperKinds, paperNumber } from './kinds'
import { paperOf } from './papers'
import { at, caseOf, kinds, paper, paperDoc } from './test-case'

const textOf = (kind: PaperKind, more: Parameters<typeof caseOf>[0] = {}) =>
  paperText(paper(caseOf(more), kind))

const parties = [
  '苏晓梅',
  '女',
  '38 岁，1988 年生',
  '车工',
  '工作单位：宏达机械有限公司',
  '住所：东河街道新村 3 幢 201 室',
  '电话：13800001234',
  '被申请人：宏达机械有限公司',
  '住所：东河街道工业路 8 号',
  '王建国，总经理',
  '电话：0571-88881234',
]
const claim = ['拖欠工资争议', '支付 2026 年 8 月至 9 月工资 12000 元', '多次去问都说再等等']
const proof = [
  '12,000.00元（人民币壹万贰仟元整）',
  '流水.pdf（来源：本人工资卡）',
  '李秀兰，东河街道新村 5 幢',
]
const ways = ['申请劳动仲裁', '提起诉讼', '申请支付令', '申请法律援助', '第二十七条', '第五十条', '第十六条']

const fields: Record<PaperKind, string[]> = {
  application: [...parties, ...claim, ...proof, '口头申请，由沈雪琴记录', '2026年11月20日'],
  authority: ['苏晓梅', '委托沈雪琴代为提出', '经申请人本人同意', '受托人 沈雪琴'],
  receipt: ['你与宏达机械', '申请日期凭证，可用于主张时效中断', '2026年12月7日', '不必等调解结果'],
  supplement: ['双方对金额的说法差得太远', '2026年11月27日前交来'],
  inquiry: ['宏达机械有限公司：', '2026年11月25日前答复', '支付 2026 年 8 月至 9 月工资', '□ 不同意调解'],
  acceptance: [
    '2026年11月20日收到',
    '2026年11月20日决定受理',
    '受理起 15 日',
    '收到申请起 15 日',
    '（盖章）',
  ],
  refusal: ['收到', '决定不受理', '双方对金额的说法差得太远', ...ways],
  summons: ['2026年11月20日 11:00 到 12:00', '东河街道办事处 二楼调解室', '沈雪琴', '身份证', '营业执照'],
  minutes: ['保密：仅调解员和当事人可以看', '公司愿意分两笔付清', '苏晓梅（2026年11月20日）', '到场：苏晓梅'],
  agreement: [
    ...parties,
    ...claim,
    '双方再无其他争议',
    '分两笔转入工资卡',
    '2026年12月15日　6,000.00元（人民币陆仟元整）　第一笔',
    '合计　　12,000.00元（人民币壹万贰仟元整）',
    '苏晓梅　2026年11月20日',
    '调解员 沈雪琴',
    '东河街道劳动争议调解中心（盖章）',
  ],
  failure: ['双方对金额的说法差得太远', '没有达成协议', ...ways],
  arbitration: [...parties, ...claim, ...proof, '劳动人事争议仲裁委员会', '没有达成协议'],
  review: [...parties, '置换仲裁调解书', '15 日内', '2026年12月7日', '双方再无其他争议', '第七十四条'],
  confirmation: [...parties, '人民法院', '30 日内', '2026年12月21日', '双方再无其他争议', '第二百零五条'],
  delivery: ['受理通知书　东河街劳调受〔2026〕3号　苏晓梅　2026年11月20日 10:00', 'ef'.repeat(8), '（盖章）'],
  index: [
    'cd'.repeat(32),
    'ab'.repeat(32),
    '9a'.repeat(32),
    '调解笔录　东河街劳调录〔2026〕3号',
    '归档：2026年11月20日',
  ],
}

test.each(kinds)('%s says everything it has to', kind => {
  const text = textOf(kind)
  for (const field of fields[kind]) expect(text).toContain(field)
  expect(text).toContain(paperKinds[kind].title)
  expect(text).not.toMatch(/undefined|NaN|null|\[object/)
})

test('the same case makes the same paper', () => {
  for (const kind of kinds) expect(paper(caseOf(), kind)).toEqual(paper(caseOf(), kind))
})

test('an issued paper keeps its dates when the case goes on', () => {
  const doc = caseOf()
  const later = { ...doc, clocks: doc.clocks.map(clock => ({ ...clock, due: '2027-03-01' })) }
  for (const kind of ['receipt', 'acceptance', 'supplement', 'inquiry'] as const)
    expect(paper(later, kind)).toEqual(paper(doc, kind))
})

test('a receipt never says that the limitation has begun anew', () => {
  expect(textOf('receipt')).not.toMatch(/重新(起算|计算)|已经中断/)
})

test('phones stand whole only for whom they may', () => {
  const hidden = paperText(paper(caseOf(), 'application', false))
  expect(hidden).toContain('138****1234')
  expect(hidden).not.toMatch(/13800001234|88881234/)
})

test('twelve applicants stand in one table, each with every field, and their representatives sign', () => {
  const text = textOf('application', { others: 11 })
  expect(text).toContain('苏晓梅等 12 人')
  expect(text).toContain('代表：苏晓梅、工友1、工友2')
  expect(text).toContain('12　工友11　男　46 岁　装配工　东河街道新村 6 幢　13900001010')
  expect(text).toContain('住所　电话')
  expect(text).toContain('代表 工友2')
  expect(text).not.toContain('申请人 工友3')
  expect(textOf('receipt', { others: 11 })).toContain('你们与')
})

test('those who are represented choose their representatives on one paper, and give nothing up by it', () => {
  const text = textOf('authority', { others: 11 })
  expect(text).toContain('共同推举苏晓梅、工友1、工友2为代表')
  expect(text).toContain('经申请人本人同意')
  expect(text).toContain('委托人 工友11')
})

test('several employers stand each with their own, and each answers', () => {
  expect(textOf('application', { employers: 1 }).match(/被申请人：/g)).toHaveLength(2)
  expect(textOf('application', { employers: 5 })).toContain(
    '6　宏达机械有限公司第6分公司　东河街道工业路 13 号　　0571-88882004',
  )
  expect(textOf('inquiry', { employers: 5 })).toContain('宏达机械有限公司等 6 个单位：')
})

test('a paper for elsewhere bears no number of ours', () => {
  for (const kind of ['arbitration', 'review', 'confirmation'] as const)
    expect(paper(caseOf(), kind).number).toBe('')
})

test.each<[PaperKind, number, string]>([
  ['application', 0, '东河街劳调〔2026〕3号'],
  ['acceptance', 0, '东河街劳调受〔2026〕3号'],
  ['summons', 1, '东河街劳调通〔2026〕3号之2'],
])('%s after %d of its kind is numbered %s', (kind, before, number) => {
  expect(paperNumber('东河街劳调〔2026〕3号', kind, before)).toBe(number)
})

test.each<[PaperKind, Side[]]>([
  ['minutes', ['applicant', 'respondent', 'mediator']],
  ['arbitration', ['applicant', 'mediator']],
  ['acceptance', ['applicant', 'respondent', 'mediator', 'guest']],
  ['delivery', ['mediator']],
])('%s is read by %j and nobody else', (kind, readers) => {
  const sides = ['applicant', 'respondent', 'mediator', 'guest'] as const
  expect(sides.filter(side => mayRead(kind, side))).toEqual(readers)
})

test('a summons tells the session it was issued for', () => {
  const doc = caseOf()
  const second = doc.sessions.map(one => ({ ...one, key: 't', from: at + 86_400_000, to: at + 90_000_000 }))
  const both = { ...doc, sessions: [...doc.sessions, ...second] }
  const text = paperText(paperOf({ doc: both, paper: { ...paperDoc('summons'), session: 't' }, clear: true }))
  expect(text).toContain('2026年11月21日 10:00')
})
