import { begin, expected, shown } from '../kit/clocks'
import type { Clock } from '../kit/contract'
import type { Procedure } from '../kit/procedure/definition'
import { type Held, open, passUp, type Step, take } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Bare } from '../kit/store'
import type { CaseState } from './contract'
import type { CaseBody, CaseDoc } from './store'

export type CaseMove = 'accept' | 'decline' | 'askSupplement' | 'supplement' | 'withdraw'

/** From filing to acceptance; asking for supplements stops neither 15-day clock (调解仲裁法 14). */
export const mediating: Procedure<CaseState, CaseMove> = {
  title: '劳动争议调解',
  states: {
    filed: { label: '已收到，等受理', waitsFor: 'handler' },
    supplementing: { label: '等你补充材料', waitsFor: 'applicant' },
    accepted: { label: '已受理，调解中', waitsFor: 'handler' },
    declined: { label: '不受理', over: true },
    withdrawn: { label: '已撤回', over: true },
  },
  moves: {
    accept: {
      label: '受理',
      from: ['filed'],
      to: 'accepted',
      who: ['mediator'],
      starts: ['mediation.from-acceptance'],
      stops: ['mediation.accept'],
    },
    decline: { label: '不受理', from: ['filed'], to: 'declined', who: ['mediator'] },
    askSupplement: {
      label: '请补充材料',
      from: ['filed'],
      to: 'supplementing',
      who: ['mediator'],
      starts: ['mediation.supplement'],
      stops: ['mediation.accept'],
    },
    supplement: {
      label: '补充材料',
      from: ['supplementing'],
      to: 'filed',
      who: ['self'],
      starts: ['mediation.accept'],
      stops: ['mediation.supplement'],
    },
    withdraw: {
      label: '撤回申请',
      from: ['filed', 'supplementing', 'accepted'],
      to: 'withdrawn',
      who: ['self'],
    },
  },
  begins: { state: 'filed', label: '提交调解申请', starts: ['mediation.from-receipt', 'mediation.accept'] },
}

export type Filing = Pick<
  CaseDoc,
  | '_id'
  | 'filerPerson'
  | 'filer'
  | 'filerPhone'
  | 'dispute'
  | 'respondent'
  | 'respondentAddress'
  | 'request'
  | 'facts'
>

/** Which of the year's cases of its body it is. */
export type Counted = { year: string; n: number }

/** The case as it is filed with a body, under its number of that body and year. */
export function file(body: CaseBody, filing: Filing, counted: Counted, step: Step): Bare<CaseDoc> {
  const holder: Held = {
    name: `${body.contact.name}（${body.name}）`,
    level: body.level,
    since: step.at,
    union: body.union,
    path: body.path,
  }
  return {
    ...filing,
    ...open(mediating, holder, step),
    number: numberOf(body, counted),
    body: body.id,
    bodyName: body.name,
    path: body.path,
    receivedAt: step.at,
    remark: null,
    lists: [body.id],
  }
}

/** The case after a move, with the words that go with it. */
export const moved = (doc: CaseDoc, move: CaseMove, step: Step): Partial<CaseDoc> => ({
  ...take(mediating, doc, move, step),
  remark: step.note ?? null,
})

/** The case after nobody took it up in time: it stands in the list of the union that watches from now on. */
export const passed = (doc: CaseDoc, above: Omit<Held, 'since'> | null, at: number): Partial<CaseDoc> => ({
  ...passUp(doc, above, at),
  lists: above ? [...doc.lists, above.union] : doc.lists,
})

/** The clocks as a page shows them; before acceptance the second 15 days are shown with the latest day they could end. */
export function clocksOf(doc: CaseDoc): Clock[] {
  const running = doc.clocks.map(shown)
  if (doc.state !== 'filed' && doc.state !== 'supplementing') return running
  const latestStart = begin('mediation.accept', doc.receivedAt).dueAt - 1
  return [...running, expected('mediation.from-acceptance', latestStart)]
}

/** The foot of every receipt: the date serves as evidence, and arbitration waits for nobody. */
export const receiptRemarks = [
  '申请日期凭证，可用于主张时效中断。',
  '随时可以直接申请仲裁，不必等调解（《劳动争议调解仲裁法》第五条、第十四条）。',
]

/** One text a case cannot do without. */
export function refuseSameParty(filer: string, respondent: string): void {
  if (filer.trim() === respondent.trim()) {
    throw new Refusal('INVALID', 'same-party', '单位名称不能和你的姓名一样。', 'respondent')
  }
}

const numberOf = ({ short }: CaseBody, { year, n }: Counted) => `${short}劳调〔${year}〕${n}号`
