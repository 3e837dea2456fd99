import { Refusal } from '../kit/refusal'
import type { Side } from './contract'
import { paperKinds } from './papers/kinds'
import type { CaseDoc, PaperDoc, SignedDoc } from './store'

type Reader = { side: Side; key: string }

/** Whether a party has yet to sign that they received this paper; only what is served on them is signed for. */
export const isToSign = ({ kind, received }: PaperDoc, { side, key }: Reader): boolean =>
  (paperKinds[kind].servedOn?.includes(side) ?? false) && !received.some(one => one.key === key)

/** The papers with one party's receipt for each of these; refuses what is not theirs to sign for. */
export function signedFor(
  { papers }: Pick<CaseDoc, 'papers'>,
  keys: readonly string[],
  { side }: Reader,
  signature: SignedDoc,
): PaperDoc[] {
  const wanted = papers.filter(({ key }) => keys.includes(key))
  const theirs = wanted.filter(paper => isToSign({ ...paper, received: [] }, { side, key: signature.key }))
  if (theirs.length < new Set(keys).size) {
    throw new Refusal('NOT_FOUND', 'no-paper', '这里面有不用你签收的文书，刷新看看。', 'papers')
  }
  return papers.map(paper => {
    const signs = theirs.includes(paper) && !paper.received.some(one => one.key === signature.key)
    return signs ? { ...paper, received: [...paper.received, signature] } : paper
  })
}
