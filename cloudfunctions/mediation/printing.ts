import { notFound } from '../kit/refusal'
import type { CaseDoc } from './store'

/** A paper of the case as a .docx behind a link. */
export async function paperOf(doc: CaseDoc, key: string): Promise<{ url: string; name: string }> {
  const found = doc.papers.find(paper => paper.key === key)
  throw notFound(found ? '文书' : '这份文书')
}
