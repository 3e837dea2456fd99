import type { Block } from '../../kit/paper'
import { blankDay } from '../../kit/paper'
import { forceInstant } from '../agreement'
import { applicantsOf, partyBlocks, signingApplicants } from './parties'
import { dateWords, dayWords, disputeNames, lastDay, money, type Printing, receivedAt, to } from './parts'

/** 调解申请书; one taken down says so. */
export const application = (of: Printing): Block[] => [
  ...partyBlocks(of),
  ...disputed(of),
  ...(of.doc.takenDown ? [{ kind: 'text' as const, text: `口头申请，由${of.doc.takenDown.by}记录。` }] : []),
  ...to(of.doc.bodyName),
  signedBy(of, dateWords(of.paper.at)),
]

/** 劳动人事争议仲裁申请书, filled from the same fields (调解仲裁法 28). */
export const arbitration = (of: Printing): Block[] => [
  ...partyBlocks(of),
  ...disputed(of),
  {
    kind: 'text',
    text: `本争议曾于${dateWords(receivedAt(of.doc))}向${of.doc.bodyName}申请调解（${of.doc.number}），没有达成协议。`,
  },
  ...to(elsewhere('劳动人事争议仲裁委员会')),
  signedBy(of, blankDay),
]

/** 仲裁审查调解协议申请书: both ask together for a mediation document that can be enforced (办案规则 74). */
export const review = (of: Printing): Block[] =>
  joint(of, {
    whom: '劳动人事争议仲裁委员会',
    request: '审查双方达成的调解协议，依法制作调解书（置换仲裁调解书）。',
    window: 'mediation.review-window',
    within: '自协议生效之日起 15 日内，双方一起提出（《劳动人事争议仲裁办案规则》第七十四条）',
  })

/** 司法确认申请书: both ask the court together (民事诉讼法 205). */
export const confirmation = (of: Printing): Block[] =>
  joint(of, {
    whom: '人民法院',
    request: '依法确认双方达成的调解协议有效。',
    window: 'mediation.confirm-window',
    within: '自协议生效之日起 30 日内，双方一起提出（《民事诉讼法》第二百零五条）',
  })

/** 授权委托书: who took the application down acts for the filer, representatives for all who apply together. */
export function authority(of: Printing): Block[] {
  const { applicants, takenDown, dispute, number } = of.doc
  const chosen = applicants.filter(({ representative }) => representative)
  const names = chosen.map(({ name }) => name).join('、')
  const matter = `${disputeNames[dispute]}争议调解（${number}）`
  const acts: Block[] = [
    ...(takenDown
      ? [
          {
            kind: 'text' as const,
            text: `申请人委托${takenDown.by}代为提出${matter}的申请，代为提交材料。`,
          },
        ]
      : []),
    ...(chosen.length > 0
      ? [
          {
            kind: 'text' as const,
            text: `申请人共同推举${names}为代表，参加${matter}（《劳动争议调解仲裁法》第七条）。`,
          },
        ]
      : []),
  ]
  return [
    ...applicantsOf(of),
    ...acts,
    { kind: 'text', text: '承认、放弃、变更请求，以及同意和解、达成协议，要经申请人本人同意。' },
    {
      kind: 'signing',
      who: [
        ...applicants.map(({ name }) => ({ name: `委托人 ${name}`, day: '' })),
        ...(takenDown ? [{ name: `受托人 ${takenDown.by}`, day: '' }] : []),
        ...chosen.map(({ name }) => ({ name: `代表 ${name}`, day: '' })),
      ],
    },
  ]
}

type Joint = { whom: string; request: string; window: string; within: string }

function joint(of: Printing, { whom, request, window, within }: Joint): Block[] {
  const { doc } = of
  const inForce = doc.agreement?.inForceOn
  const since = inForce
    ? `，${dayWords(inForce)}生效。${within}，最后一天是${lastDay(window, forceInstant(inForce))}`
    : `。${within}`
  return [
    ...partyBlocks(of),
    { kind: 'heading', text: '请求' },
    { kind: 'text', text: request },
    { kind: 'heading', text: '事实和理由' },
    {
      kind: 'text',
      text: `双方因${disputeNames[doc.dispute]}争议，经${doc.bodyName}调解（${doc.number}），自愿达成调解协议${since}。协议内容：`,
    },
    { kind: 'text', text: doc.agreement?.result ?? '' },
    { kind: 'heading', text: '双方承诺' },
    {
      kind: 'text',
      text: '协议是双方自愿达成的，没有恶意串通、规避法律，没有损害国家、集体和他人的利益。以上住所和电话就是送达地址。',
    },
    { kind: 'heading', text: '附' },
    {
      kind: 'list',
      items: ['调解协议书原件', '双方身份证明、营业执照复印件', '双方送达地址和电话', '与协议有关的证据'],
    },
    ...to(elsewhere(whom)),
    {
      kind: 'signing',
      who: [
        ...signingApplicants(doc).map(({ name }) => ({ name: `申请人 ${name}`, day: '' })),
        ...doc.respondents.map(({ name }) => ({ name: `申请人 ${name}`, day: '' })),
      ],
    },
  ]
}

function disputed({ doc }: Printing): Block[] {
  const evidence = doc.evidence.map(({ name, source }) => `${name}（来源：${source}）`)
  return [
    { kind: 'heading', text: '争议' },
    { kind: 'text', text: `${disputeNames[doc.dispute]}争议` },
    { kind: 'heading', text: '请求' },
    { kind: 'text', text: doc.request },
    ...(doc.amount ? [{ kind: 'text' as const, text: `金额合计：${money(doc.amount)}` }] : []),
    { kind: 'heading', text: '事实和理由' },
    { kind: 'text', text: doc.facts },
    { kind: 'heading', text: '证据和来源' },
    evidence.length > 0 ? { kind: 'list', items: evidence } : { kind: 'text', text: '暂无。' },
    { kind: 'heading', text: '证人和住址' },
    { kind: 'text', text: doc.witnesses || '无。' },
  ]
}

/** The applicant's own foot; several sign in a table. */
function signedBy({ doc }: Printing, day: string): Block {
  const who = signingApplicants(doc)
  if (who.length === 1) return { kind: 'signatures', lines: ['申请人（签名）：', day] }
  return {
    kind: 'signing',
    who: who.map(({ name, representative }) => ({
      name: `${representative ? '代表' : '申请人'} ${name}`,
      day: day === blankDay ? '' : day,
    })),
  }
}

/** A place for the name of the city or district before what it is asked of. */
const elsewhere = (whom: string) => `　　　　　　${whom}`
