import { momentOf } from '../../kit/clocks'
import type { Block } from '../../kit/paper'
import type { CaseDoc } from '../store'
import {
  applicantBlocks,
  dateWords,
  dayWords,
  disputeNames,
  money,
  type Printing,
  respondentBlocks,
  sealed,
  titleOf,
} from './parts'

/** 调解笔录, for the mediator and the parties alone. */
export function minutes(of: Printing): Block[] {
  const session = of.doc.sessions.find(({ key }) => key === of.paper.session)
  return [
    {
      kind: 'facts',
      rows: [
        ['时间', session ? `${momentOf(session.from)} 到 ${momentOf(session.to)}` : dateWords(of.paper.at)],
        ['地点', session?.place ?? ''],
        ['调解员', of.doc.mediator?.name ?? ''],
        ['到场', session?.arrived.map(({ name }) => name).join('、') || '—'],
      ],
    },
    { kind: 'text', text: session?.minutes?.text ?? of.paper.words },
    { kind: 'text', text: '在调解中所作的让步，不在以后的仲裁、诉讼中作为对让步方不利的证据。' },
    {
      kind: 'signatures',
      lines: [
        '以上笔录已经看过（或者读给我们听过），没有错。',
        ...(session?.minutes?.signed.map(({ name, at }) => `${name}（手写签名，${dateWords(at)}）`) ?? []),
        '当事人（签名）：',
        '调解员（签名）：',
      ],
    },
  ]
}

/** 调解协议书: in force on the day of the last signature (调解仲裁法 14). */
export function agreement(of: Printing): Block[] {
  const { doc } = of
  const held = doc.agreement
  if (!held) return []
  const instalments: Block[] =
    held.instalments.length > 0
      ? [
          {
            kind: 'table',
            heads: ['期数', '付款日', '金额', '说明'],
            rows: held.instalments.map(({ day, amount, what }, i) => [
              `${i + 1}`,
              dayWords(day),
              money(amount),
              what || '—',
            ]),
          },
        ]
      : []
  return [
    ...applicantBlocks(of),
    ...respondentBlocks(of),
    { kind: 'heading', text: '争议和请求' },
    { kind: 'text', text: `${disputeNames[doc.dispute]}。${doc.request}` },
    { kind: 'heading', text: '事实' },
    { kind: 'text', text: doc.facts },
    { kind: 'heading', text: '经调解，双方自愿达成协议' },
    { kind: 'text', text: held.result },
    { kind: 'heading', text: '履行' },
    { kind: 'text', text: held.performance },
    ...instalments,
    {
      kind: 'text',
      text: '本协议由双方签名或者盖章，调解员签名并加盖调解组织印章，自最后一方签字之日起生效，对双方有约束力（《劳动争议调解仲裁法》第十四条）。生效之日起 15 日内双方可以一起申请仲裁审查，30 日内可以一起申请司法确认。',
    },
    {
      kind: 'signatures',
      lines: held.signatures.map(
        ({ name, day }) => `${name}：　　　　　${day ? dayWords(day) : '　　年　月　日'}`,
      ),
    },
  ]
}

/** 卷宗目录: everything in the file and the hash over it. */
export const index = (of: Printing): Block[] => [
  {
    kind: 'facts',
    rows: [
      ['案件', of.doc.number],
      ['争议', disputeNames[of.doc.dispute]],
      ['调解组织', of.doc.bodyName],
      ['收到', dateWords(of.doc.receivedAt ?? of.doc.writtenAt)],
      ['归档', dateWords(of.paper.at)],
      ['卷宗校验码', of.doc.archive?.hash ?? ''],
    ],
  },
  { kind: 'heading', text: '文书' },
  { kind: 'list', items: of.doc.papers.map(({ kind, at }) => `${titleOf(kind)}，${dateWords(at)}`) },
  { kind: 'heading', text: '证据' },
  of.doc.evidence.length > 0
    ? { kind: 'table', heads: ['名称', '来源', '提交人', '校验码'], rows: evidenceRows(of.doc) }
    : { kind: 'text', text: '无。' },
  sealed(of),
]

const evidenceRows = (doc: CaseDoc) =>
  doc.evidence.map(({ name, source, by, hash }) => [name, source, by, `${hash.slice(0, 16)}…`])
