import { momentOf, shown } from '../../kit/clocks'
import type { Block } from '../../kit/paper'
import {
  applicantsShort,
  dateWords,
  dayWords,
  disputeNames,
  type Printing,
  respondentsShort,
  sealed,
} from './parts'

/** 申请回执: a dated proof, which never says that a limitation has begun anew. */
export const receipt = (of: Printing): Block[] => [
  { kind: 'to', text: `${applicantsShort(of.doc)}：` },
  {
    kind: 'text',
    text: `你们与${respondentsShort(of.doc)}的${disputeNames[of.doc.dispute]}争议调解申请，我们于${dateWords(of.paper.at)}收到，编号${of.doc.number}。`,
  },
  { kind: 'text', text: '本回执是申请日期凭证，可用于主张时效中断（《劳动争议调解仲裁法》第二十七条）。' },
  ...legalDays(of),
  { kind: 'text', text: arbitrationAnyTime },
  sealed(of),
]

export const acceptance = (of: Printing): Block[] => [
  { kind: 'to', text: `${applicantsShort(of.doc)}、${respondentsShort(of.doc)}：` },
  {
    kind: 'text',
    text: `${disputeNames[of.doc.dispute]}争议调解申请（${of.doc.number}）于${received(of)}收到，经审查符合受理条件，决定自${dateWords(of.paper.at)}起受理（《企业劳动争议协商调解规定》第二十二条）。`,
  },
  ...legalDays(of),
  { kind: 'text', text: arbitrationAnyTime },
  sealed(of),
]

export const refusal = (of: Printing): Block[] => [
  { kind: 'to', text: `${applicantsShort(of.doc)}：` },
  {
    kind: 'text',
    text: `你们与${respondentsShort(of.doc)}的调解申请（${of.doc.number}）于${received(of)}收到，${dateWords(of.paper.at)}决定不予受理。`,
  },
  { kind: 'heading', text: '理由' },
  { kind: 'text', text: of.paper.words },
  ...waysOn,
  sealed(of),
]

export const supplement = (of: Printing): Block[] => [
  { kind: 'to', text: `${applicantsShort(of.doc)}：` },
  { kind: 'text', text: `你们的调解申请（${of.doc.number}）还需要补充：` },
  { kind: 'text', text: of.paper.words },
  {
    kind: 'text',
    text: '请在 5 个工作日内补交。要求补充材料不影响法定的 15 日期限；到期没有补充的，按现有材料决定。',
  },
  sealed(of),
]

export const inquiry = (of: Printing): Block[] => [
  { kind: 'to', text: `${respondentsShort(of.doc)}：` },
  {
    kind: 'text',
    text: `${applicantsShort(of.doc)}于${received(of)}就${disputeNames[of.doc.dispute]}争议申请调解（${of.doc.number}）。请求：`,
  },
  { kind: 'text', text: of.doc.request },
  {
    kind: 'text',
    text: '是否同意调解，请在 3 个工作日内答复。不同意或者到期不答复的，调解结束，申请人可以申请仲裁。',
  },
  {
    kind: 'signatures',
    lines: ['□ 同意调解　　□ 不同意调解', '被申请人（签名、盖章）：', '　　　　年　　月　　日'],
  },
  sealed(of),
]

export function summons(of: Printing): Block[] {
  const session = of.doc.sessions.find(({ key }) => key === of.paper.session)
  return [
    { kind: 'to', text: `${applicantsShort(of.doc)}、${respondentsShort(of.doc)}：` },
    { kind: 'text', text: `${disputeNames[of.doc.dispute]}争议（${of.doc.number}）定于以下时间地点调解：` },
    {
      kind: 'facts',
      rows: [
        ['时间', session ? `${momentOf(session.from)} 到 ${momentOf(session.to)}` : of.paper.words],
        ['地点', session?.place || of.paper.words],
        ['调解员', of.doc.mediator?.name ?? '到时告知'],
        ['要带', '身份证、劳动合同、工资记录等原件；代别人来的带授权委托书'],
      ],
    },
    { kind: 'text', text: '到场后用手机扫现场屏幕上的签到码。来不了请提前告诉调解员改时间。' },
    sealed(of),
  ]
}

/** 调解终止告知书: why it ended and the four ways on. */
export const failure = (of: Printing): Block[] => [
  { kind: 'to', text: `${applicantsShort(of.doc)}、${respondentsShort(of.doc)}：` },
  {
    kind: 'text',
    text: `${disputeNames[of.doc.dispute]}争议（${of.doc.number}）自${received(of)}收到申请，到${dateWords(of.paper.at)}调解结束，没有达成协议。`,
  },
  { kind: 'heading', text: '原因' },
  { kind: 'text', text: of.paper.words },
  ...waysOn,
  sealed(of),
]

const received = ({ doc }: Printing) => dateWords(doc.receivedAt ?? doc.writtenAt)

const arbitrationAnyTime =
  '随时可以直接申请劳动仲裁，不必等调解结果（《劳动争议调解仲裁法》第五条、第十四条）。'

const waysOn: Block[] = [
  { kind: 'heading', text: '接下来可以' },
  {
    kind: 'list',
    items: [
      '申请劳动仲裁：向劳动人事争议仲裁委员会申请，从知道权利受侵害起一年内（《劳动争议调解仲裁法》第五条、第二十七条）。',
      '提起诉讼：对仲裁裁决不服，收到裁决书 15 日内向人民法院起诉（《劳动争议调解仲裁法》第四十八条、第五十条）。',
      '申请支付令：拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成了协议又不履行的，可以向人民法院申请（《劳动争议调解仲裁法》第十六条）。',
      '申请法律援助：可以到司法局法律援助中心或者工会申请。',
    ],
  },
]

const legalDays = ({ doc }: Printing): Block[] => [
  {
    kind: 'table',
    heads: ['期限', '依据', '截止'],
    rows: doc.clocks
      .filter(({ name }) => name.startsWith('mediation.from-'))
      .map(shown)
      .map(({ label, basis, due, estimated }) => [
        label,
        basis,
        `${estimated ? '预计 ' : ''}${dayWords(due ?? '')}`,
      ]),
  },
]
