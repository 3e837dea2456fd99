import type { Block } from '../../kit/paper'
import { titleOf } from './kinds'
import { applicantsShort, respondentsShort, you } from './parties'
import {
  dateWords,
  disputeNames,
  instantWords,
  lastDay,
  type Printing,
  periods,
  receivedAt,
  sealed,
  spanWords,
} from './parts'

/** 申请回执: a dated proof, which never says that a limitation has begun anew. */
export const receipt = (of: Printing): Block[] => [
  toApplicants(of),
  {
    kind: 'text',
    text: `${you(of.doc)}与${respondentsShort(of.doc)}的${dispute(of)}调解申请，${dateWords(of.paper.at)}收到，编号${of.doc.number}。`,
  },
  {
    kind: 'text',
    text: '本回执是申请日期凭证，可用于主张时效中断（《劳动争议调解仲裁法》第二十七条）。',
  },
  periods([{ name: 'mediation.from-receipt', from: of.paper.at }]),
  { kind: 'text', text: arbitrationAnyTime },
  sealed(of),
]

export const acceptance = (of: Printing): Block[] => [
  toBoth(of),
  {
    kind: 'text',
    text: `${dispute(of)}调解申请（${of.doc.number}）${dateWords(receivedAt(of.doc))}收到，经审查符合受理条件，${dateWords(of.paper.at)}决定受理（《企业劳动争议协商调解规定》第二十二条）。`,
  },
  periods([
    { name: 'mediation.from-receipt', from: receivedAt(of.doc) },
    { name: 'mediation.from-acceptance', from: of.paper.at },
  ]),
  { kind: 'text', text: '双方都同意的，可以延长受理起的 15 日；收到申请起的 15 日不因此改变。' },
  { kind: 'text', text: arbitrationAnyTime },
  sealed(of),
]

export const refusal = (of: Printing): Block[] => [
  toApplicants(of),
  {
    kind: 'text',
    text: `${you(of.doc)}与${respondentsShort(of.doc)}的${dispute(of)}调解申请（${of.doc.number}），${dateWords(receivedAt(of.doc))}收到，${dateWords(of.paper.at)}决定不受理。`,
  },
  { kind: 'heading', text: '理由' },
  { kind: 'text', text: of.paper.words },
  ...waysOn,
  sealed(of),
]

export const supplement = (of: Printing): Block[] => [
  toApplicants(of),
  { kind: 'text', text: `${you(of.doc)}的${dispute(of)}调解申请（${of.doc.number}）还需要补充：` },
  { kind: 'text', text: of.paper.words },
  {
    kind: 'text',
    text: `${lastDay('mediation.supplement', of.paper.at)}前交来（本会办理规则）。要求补充材料不影响收到申请起的 15 日；到期没有补充的，按现有材料决定。`,
  },
  { kind: 'text', text: arbitrationAnyTime },
  sealed(of),
]

/** 征询意见书: the other side answers on its lower part. */
export const inquiry = (of: Printing): Block[] => [
  { kind: 'to', text: `${respondentsShort(of.doc)}：` },
  {
    kind: 'text',
    text: `${applicantsShort(of.doc)}于${dateWords(receivedAt(of.doc))}就${dispute(of)}申请调解（${of.doc.number}）。请求是：`,
  },
  { kind: 'text', text: of.doc.request },
  {
    kind: 'text',
    text: `是否同意调解，${lastDay('mediation.other-side', of.paper.at)}前答复（本会办理规则）。不同意或者到期没有答复的，调解结束，申请人可以申请劳动仲裁。`,
  },
  sealed(of),
  { kind: 'heading', text: '答复' },
  { kind: 'text', text: '□ 同意调解　　□ 不同意调解' },
  { kind: 'signing', who: of.doc.respondents.map(({ name }) => ({ name, day: '' })) },
]

export function summons(of: Printing): Block[] {
  const session = of.doc.sessions.find(({ key }) => key === of.paper.session)
  return [
    toBoth(of),
    { kind: 'text', text: `${dispute(of)}（${of.doc.number}）定于以下时间、地点调解：` },
    {
      kind: 'facts',
      rows: [
        ['时间', session ? spanWords(session) : of.paper.words],
        ['地点', session?.place || of.paper.words],
        ['调解员', of.paper.mediator || '到场告知'],
        ['申请人要带', '身份证，劳动合同、工资记录等证据原件'],
        ['被申请人要带', '营业执照复印件、法定代表人身份证明，与争议有关的证据原件'],
        ['代别人来的', '授权委托书和本人身份证'],
      ],
    },
    {
      kind: 'text',
      text: '到场后用手机扫现场屏幕上的签到码，没有手机的向调解员报名字。来不了的，提前告诉调解员改时间。',
    },
    sealed(of),
  ]
}

/** 调解终止告知书: why it ended and the four ways on. */
export const failure = (of: Printing): Block[] => [
  toBoth(of),
  {
    kind: 'text',
    text: `${dispute(of)}调解申请（${of.doc.number}）${dateWords(receivedAt(of.doc))}收到，${dateWords(of.paper.at)}调解结束，没有达成协议。`,
  },
  { kind: 'heading', text: '原因' },
  { kind: 'text', text: of.paper.words },
  ...waysOn,
  sealed(of),
]

/** 送达回证: which papers reached whom and when, by the signature drawn for each. */
export const delivery = (of: Printing): Block[] => [
  {
    kind: 'facts',
    rows: [
      ['案件', of.doc.number],
      ['争议', dispute(of)],
      ['送达方式', '本人在手机上打开文书并签名，签名存在卷宗里'],
    ],
  },
  {
    kind: 'table',
    heads: ['文书', '文号', '签收人', '签收时间', '签名校验码'],
    shares: [4, 6, 3, 4, 4],
    rows: of.doc.papers.flatMap(({ kind, number, received }) =>
      received.map(({ name, at, hash }) => [
        titleOf(kind),
        number,
        name,
        instantWords(at),
        hash.slice(0, 16),
      ]),
    ),
  },
  sealed(of),
]

const dispute = ({ doc }: Printing) => `${disputeNames[doc.dispute]}争议`
const toApplicants = ({ doc }: Printing): Block => ({ kind: 'to', text: `${applicantsShort(doc)}：` })
const toBoth = ({ doc }: Printing): Block => ({
  kind: 'to',
  text: `${applicantsShort(doc)}、${respondentsShort(doc)}：`,
})

const arbitrationAnyTime =
  '随时可以直接申请劳动仲裁，不必等调解结果（《劳动争议调解仲裁法》第五条、第十四条）。'

const waysOn: Block[] = [
  { kind: 'heading', text: '接下来可以' },
  {
    kind: 'list',
    items: [
      '申请劳动仲裁：从知道或者应当知道权利受侵害之日起一年内提出；在职期间因拖欠劳动报酬发生的争议不受一年限制，劳动关系终止的，从终止之日起一年内提出（《劳动争议调解仲裁法》第五条、第二十七条）。',
      '提起诉讼：对仲裁裁决不服的，收到裁决书之日起 15 日内向人民法院起诉（《劳动争议调解仲裁法》第四十八条、第五十条）。',
      '申请支付令：就拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成了调解协议，单位到期不履行的，向人民法院申请（《劳动争议调解仲裁法》第十六条）。',
      '申请法律援助：向当地法律援助机构提出，也可以找工会帮忙。',
    ],
  },
]
