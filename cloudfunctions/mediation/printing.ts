import { keepFile, linkTo } from '../kit/files'
import { derivedId } from '../kit/ids'
import { paperText } from '../kit/paper'
import { writePaper } from '../kit/paper-print'
import { notFound } from '../kit/refusal'
import type { Side } from './contract'
import { mayRead, titleOf } from './papers/kinds'
import { paperOf } from './papers/papers'
import type { CaseDoc, PaperDoc } from './store'

/** A paper of the case as .docx behind a link, for whom it is for; phones stand whole for the mediator and the applicants' own side. */
export async function printed(doc: CaseDoc, key: string, side: Side): Promise<{ url: string; name: string }> {
  const paper = doc.papers.find(one => one.key === key)
  if (!paper || !mayRead(paper.kind, side)) throw notFound('这份文书')
  const clear = side === 'mediator' || side === 'applicant'
  const path = `made/${derivedId('paper', doc._id, key, String(clear), String(doc.rev))}.docx`
  const file = await keepFile(path, await writePaper(paperOf({ doc, paper, clear })))
  return { url: await linkTo(file), name: `${titleOf(paper.kind)}-${paper.number}.docx` }
}

/** Every paper of the case as text, as the hash of its file covers it. */
export const papersText = (doc: CaseDoc, papers: readonly PaperDoc[]): string[] =>
  papers.map(paper => paperText(paperOf({ doc, paper, clear: false })))
