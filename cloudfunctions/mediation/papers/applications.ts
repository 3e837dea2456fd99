import type { Block } from '../../kit/paper'
import {
  applicantBlocks,
  dateWords,
  dayWords,
  disputeNames,
  money,
  type Printing,
  respondentBlocks,
} from './parts'

/** 调解申请书; one taken down says so. */
export const application = (of: Printing): Block[] => [
  ...applicantBlocks(of),
  ...respondentBlocks(of),
  ...disputed(of),
  { kind: 'text', text: `此致\n${of.doc.bodyName}` },
  {
    kind: 'signatures',
    lines: [
      ...(of.doc.takenDown ? [`口头申请，由${of.doc.takenDown.by}记录`] : []),
      '申请人（签名）：',
      dateWords(of.paper.at),
    ],
  },
]

/** 劳动人事争议仲裁申请书, filled from the same fields (调解仲裁法 28). */
export const arbitration = (of: Printing): Block[] => [
  ...applicantBlocks(of),
  ...respondentBlocks(of),
  ...disputed(of),
  {
    kind: 'text',
    text: `本争议曾于${dateWords(of.doc.receivedAt ?? of.doc.writtenAt)}向${of.doc.bodyName}申请调解（${of.doc.number}），调解没有成功。`,
  },
  { kind: 'text', text: '此致\n　　　　　　劳动人事争议仲裁委员会' },
  { kind: 'signatures', lines: ['申请人（签名）：', '　　　　年　　月　　日'] },
]

/** 仲裁审查申请书: both ask together for a mediation document that can be enforced (办案规则 74). */
export const review = (of: Printing): Block[] =>
  joint(of, '劳动人事争议仲裁委员会', '对双方达成的调解协议进行审查，依法制作仲裁调解书')

/** 司法确认申请书: both ask the court together (民事诉讼法 205). */
export const confirmation = (of: Printing): Block[] => joint(of, '人民法院', '依法确认双方达成的调解协议有效')

/** 授权委托书: whoever took the application down acts for the filer. */
export const authority = (of: Printing): Block[] => [
  ...applicantBlocks(of),
  {
    kind: 'text',
    text: `本人委托${of.doc.takenDown?.by ?? '　　　　　'}代为提出${disputeNames[of.doc.dispute]}争议调解申请（${of.doc.number}），代为提交材料。承认、放弃、变更请求和达成协议由本人决定。`,
  },
  { kind: 'signatures', lines: ['委托人（签名）：', '受托人（签名）：', dateWords(of.paper.at)] },
]

function joint(of: Printing, to: string, request: string): Block[] {
  const { doc } = of
  const inForce = doc.agreement?.inForceOn
  return [
    ...applicantBlocks(of),
    ...respondentBlocks(of),
    { kind: 'heading', text: '请求' },
    { kind: 'text', text: `${request}。` },
    { kind: 'heading', text: '事实和理由' },
    {
      kind: 'text',
      text: `双方因${disputeNames[doc.dispute]}发生争议，经${doc.bodyName}调解，达成${doc.number}调解协议${inForce ? `，协议自${dayWords(inForce)}起生效` : ''}。协议内容：`,
    },
    { kind: 'text', text: doc.agreement?.result ?? '' },
    { kind: 'text', text: '双方自愿达成协议，内容没有违反法律、没有损害他人利益。双方送达地址和电话同上。' },
    { kind: 'heading', text: '附' },
    { kind: 'list', items: ['调解协议书原件', '双方身份证明或营业执照复印件', '与协议有关的证据'] },
    { kind: 'text', text: `此致\n　　　　　　${to}` },
    { kind: 'signatures', lines: ['申请人（签名）：', '被申请人（签名、盖章）：', '　　　　年　　月　　日'] },
  ]
}

function disputed({ doc }: Printing): Block[] {
  const evidence = doc.evidence.map(({ name, source }) => `${name}（来源：${source}）`)
  return [
    { kind: 'heading', text: '争议' },
    { kind: 'text', text: disputeNames[doc.dispute] },
    { kind: 'heading', text: '请求' },
    { kind: 'text', text: doc.amount ? `${doc.request}\n金额合计：${money(doc.amount)}` : doc.request },
    { kind: 'heading', text: '事实和理由' },
    { kind: 'text', text: doc.facts },
    { kind: 'heading', text: '证据和来源' },
    evidence.length > 0 ? { kind: 'list', items: evidence } : { kind: 'text', text: '暂无。' },
    { kind: 'heading', text: '证人和住址' },
    { kind: 'text', text: doc.witnesses || '无。' },
  ]
}
