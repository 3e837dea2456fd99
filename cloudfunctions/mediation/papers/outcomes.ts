import type { Block } from '../../kit/paper'
import type { CaseDoc, InstalmentDoc, SignatureDoc } from '../store'
import { counts } from '../terms'
import { titleOf } from './kinds'
import { applicantsShort, partyBlocks, respondentsShort } from './parties'
import {
  dateWords,
  dayWords,
  disputeNames,
  money,
  type Printing,
  receivedAt,
  sealed,
  spanWords,
} from './parts'

/** 调解笔录, for the mediator and the parties alone. */
export function minutes(of: Printing): Block[] {
  const { doc, paper } = of
  const session = doc.sessions.find(({ key }) => key === paper.session)
  const signed = session?.minutes?.signed ?? []
  return [
    {
      kind: 'facts',
      rows: [
        ['案件', `${applicantsShort(doc)}与${respondentsShort(doc)}，${disputeNames[doc.dispute]}争议`],
        ['时间', session ? spanWords(session) : dateWords(paper.at)],
        ['地点', session?.place ?? ''],
        ['调解员', doc.mediator?.name ?? ''],
        ['到场', session?.arrived.map(({ name }) => name).join('、') ?? ''],
      ],
    },
    { kind: 'text', text: session?.minutes?.text ?? paper.words },
    { kind: 'text', text: '双方在调解中作出的让步，不在以后的仲裁、诉讼中作为对其不利的证据。' },
    { kind: 'text', text: '以上笔录看过或者听过，没有错。' },
    ...(signed.length > 0
      ? [
          {
            kind: 'text' as const,
            text: `已在手机上手写签名：${signed.map(({ name, at }) => `${name}（${dateWords(at)}）`).join('、')}。`,
          },
        ]
      : []),
    { kind: 'signatures', lines: ['当事人（签名）：', '调解员（签名）：', '　　　　年　　月　　日'] },
  ]
}

/** 调解协议书: signed by both, the mediator and the body with its seal (调解仲裁法 14). */
export function agreement(of: Printing): Block[] {
  const { doc } = of
  const held = doc.agreement
  if (!held) return []
  return [
    ...partyBlocks(of),
    { kind: 'heading', text: '争议和请求' },
    { kind: 'text', text: `${disputeNames[doc.dispute]}争议。${doc.request}` },
    { kind: 'heading', text: '事实' },
    { kind: 'text', text: doc.facts },
    { kind: 'heading', text: '经调解，双方自愿达成协议' },
    { kind: 'text', text: held.result },
    { kind: 'heading', text: '履行方式和期限' },
    { kind: 'text', text: held.performance },
    ...(held.instalments.length > 0 ? [payments(held.instalments)] : []),
    {
      kind: 'text',
      text: '本协议经双方签名或者盖章、调解员签名并加盖调解组织印章后，自最后一方签字之日起生效，对双方有约束力，双方应当履行（《劳动争议调解仲裁法》第十四条）。',
    },
    {
      kind: 'text',
      text: '自协议生效之日起 15 日内双方可以一起申请仲裁审查，30 日内可以一起申请司法确认。',
    },
    {
      kind: 'signing',
      who: held.signatures.map(one => ({
        name: one.name,
        day: one.day && counts(held, one) ? dayWords(one.day) : '',
      })),
    },
  ]
}

const payments = (instalments: readonly InstalmentDoc[]): Block => ({
  kind: 'table',
  heads: ['期数', '付款日', '金额', '说明'],
  shares: [2, 5, 9, 4],
  rows: [
    ...instalments.map(({ day, amount, what }, i) => [`${i + 1}`, dayWords(day), money(amount), what]),
    ['合计', '', money(instalments.reduce((sum, { amount }) => sum + amount, 0)), ''],
  ],
})

/** 卷宗目录: the cover of the file with everything in it and the hash over it. */
export const index = (of: Printing): Block[] => [
  {
    kind: 'facts',
    rows: [
      ['案件', of.doc.number],
      ['申请人', applicantsShort(of.doc)],
      ['被申请人', respondentsShort(of.doc)],
      ['争议', `${disputeNames[of.doc.dispute]}争议`],
      ['调解组织', of.doc.bodyName],
      ['调解员', of.doc.mediator?.name ?? ''],
      ['收到', dateWords(receivedAt(of.doc))],
      ['归档', dateWords(of.paper.at)],
      ['卷宗校验码', of.doc.archive?.hash ?? ''],
    ],
  },
  { kind: 'heading', text: '文书' },
  {
    kind: 'table',
    heads: ['序号', '文书', '文号', '日期'],
    shares: [2, 7, 7, 6],
    rows: of.doc.papers.map(({ kind, number, at }, i) => [`${i + 1}`, titleOf(kind), number, dateWords(at)]),
  },
  { kind: 'heading', text: '证据' },
  of.doc.evidence.length > 0
    ? {
        kind: 'table',
        heads: ['名称', '来源', '提交人', '校验码'],
        shares: [4, 4, 3, 6],
        rows: evidenceRows(of.doc),
      }
    : { kind: 'text', text: '无。' },
  ...signedPages(of.doc),
  sealed(of),
]

/** The photographed pages of the signed agreement, each with whose signatures it bears and who put it in. */
function signedPages({ agreement }: CaseDoc): Block[] {
  const pages = new Map<string, SignatureDoc[]>()
  for (const one of agreement?.signatures ?? [])
    if (one.hash) pages.set(one.hash, [...(pages.get(one.hash) ?? []), one])
  if (pages.size === 0) return []
  return [
    { kind: 'heading', text: '签好的协议' },
    {
      kind: 'table',
      heads: ['谁的签名或者盖章', '签字日期', '谁放进来的', '校验码'],
      shares: [5, 4, 3, 6],
      rows: [...pages].map(([hash, signed]) => [
        signed.map(({ name }) => name).join('、'),
        signed[0]?.day ? dayWords(signed[0].day) : '',
        signed[0]?.putIn?.name ?? '',
        hash,
      ]),
    },
  ]
}

const evidenceRows = (doc: CaseDoc) =>
  doc.evidence.map(({ name, source, by, hash }) => [name, source, by, hash])
