import { Refusal } from '../kit/refusal'
import type { Side } from './contract'
import { paperKinds } from './papers/kinds'
import { refuseChanged, textHash } from './signatures'
import type { CaseDoc, PaperDoc, SignedDoc } from './store'

type Reader = { side: Side; key: string }

/** Whether a party has yet to sign that they received this paper as it reads now; only what is served on them is signed for. */
export const isToSign = (doc: CaseDoc, paper: PaperDoc, { side, key }: Reader): boolean =>
  isServedOn(paper, side) &&
  (!paper.received.some(one => one.key === key) || !counting(doc, paper).some(one => one.key === key))

/** The receipts of a paper that were signed for the text it has now. */
export function counting(doc: CaseDoc, paper: PaperDoc): SignedDoc[] {
  if (paper.received.length === 0) return []
  const text = textHash(doc, paper)
  return paper.received.filter(one => one.paper === text)
}

/** The papers with one party's receipt for each of these, as they saw it; refuses what is not theirs to sign for. */
export function signedFor(
  doc: CaseDoc,
  asked: readonly { paper: string; seen: string }[],
  { side }: Reader,
  signature: Omit<SignedDoc, 'paper'>,
): PaperDoc[] {
  const wanted = new Map(asked.map(({ paper, seen }) => [paper, seen]))
  const theirs = doc.papers.filter(paper => wanted.has(paper.key) && isServedOn(paper, side))
  if (theirs.length < wanted.size || wanted.size < asked.length) {
    throw new Refusal('NOT_FOUND', 'no-paper', '这里面有不用你签收的文书，刷新看看。', 'papers')
  }
  if (!theirs.some(paper => isToSign(doc, paper, { side, key: signature.key }))) {
    throw new Refusal('CONFLICT', 'signed', '这些文书你已经签收过了。', 'papers')
  }
  return doc.papers.map(paper => {
    const seen = wanted.get(paper.key)
    if (seen === undefined) return paper
    const text = textHash(doc, paper)
    refuseChanged(text, seen, 'papers')
    if (paper.received.some(one => one.key === signature.key && one.paper === text)) return paper
    return { ...paper, received: [...paper.received, { ...signature, paper: text }] }
  })
}

const isServedOn = ({ kind }: PaperDoc, side: Side) => paperKinds[kind].servedOn?.includes(side) ?? false
