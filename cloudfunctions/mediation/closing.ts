import { pathsTo, unionsIn } from '../kit/actor'
import { fingerprint } from '../kit/crypto'
import type { Effect } from '../kit/store'
import { paperNumber } from './papers/kinds'
import { papersText } from './printing'
import type { CaseMove, CaseState } from './procedure'
import type { CaseDoc, PaperDoc, PaperKind } from './store'

/** The papers a move issues, in the order of the file. */
export const papersAt: { [M in CaseMove]?: readonly PaperKind[] } = {
  submit: ['application', 'receipt'],
  askSupplement: ['supplement'],
  askOther: ['inquiry'],
  accept: ['acceptance'],
  decline: ['refusal'],
  otherRefuses: ['failure', 'arbitration'],
  otherSilent: ['failure', 'arbitration'],
  fail: ['failure', 'arbitration'],
  bookSession: ['summons'],
  writeMinutes: ['minutes'],
  settle: ['agreement'],
  takeEffect: ['review', 'confirmation'],
  archive: ['index'],
}

/** The case's papers with those of a move added; a second one of its kind has its own number. */
export function issued(
  { number, papers, mediator }: Pick<CaseDoc, 'number' | 'papers' | 'mediator'>,
  kinds: readonly PaperKind[],
  about: { at: number; words: string; session?: string },
): PaperDoc[] {
  const fresh = kinds.map(kind => {
    const before = papers.filter(paper => paper.kind === kind).length
    return {
      key: `${kind}-${before}`,
      kind,
      number: paperNumber(number, kind, before),
      at: about.at,
      words: about.words,
      session: about.session ?? null,
      mediator: mediator?.name ?? '',
      received: [],
    }
  })
  return [...papers, ...fresh]
}

/** The states in which mediation has ended and the file remains to be closed. */
export const endings: readonly CaseState[] = ['settled', 'failed', 'declined', 'unwilling', 'withdrawn']

/**
 * A hash over everything in the file: who, what, evidence and signatures by their own hashes, minutes, agreement,
 * papers and the course of it. The same file has the same; one changed letter has another.
 */
export function fileHash(doc: CaseDoc): string {
  const { number, bodyName, dispute, amount, request, facts, witnesses, receivedAt, timeline } = doc
  return fingerprint(
    canonical({
      number,
      bodyName,
      dispute,
      amount,
      request,
      facts,
      witnesses,
      receivedAt,
      applicants: doc.applicants.map(({ phone: _, mark: __, ...one }) => one),
      respondents: doc.respondents.map(({ contact, phone: _, ...one }) => ({
        ...one,
        contact: contact && { name: contact.name, office: contact.office },
      })),
      evidence: doc.evidence.map(({ file: _, ...one }) => one),
      sessions: doc.sessions.map(({ minutes, ...one }) => ({
        ...one,
        minutes: minutes && { ...minutes, signed: minutes.signed.map(({ file: _, ...signed }) => signed) },
      })),
      agreement: doc.agreement && {
        ...doc.agreement,
        signatures: doc.agreement.signatures.map(({ photo: _, ...one }) => one),
        consents: doc.agreement.consents.map(({ file: _, ...one }) => one),
      },
      papers: papersText(doc, doc.papers),
      receipts: doc.papers.map(({ key, received }) => [key, received.map(({ file: _, ...one }) => one)]),
      timeline,
    }),
  )
}

/** What an ended case adds to the figures of every union from its body's up to the city. */
export function counted(doc: CaseDoc, state: CaseState, endedAt: number, month: string): Effect[] {
  const days = Math.max(0, Math.ceil((endedAt - (doc.receivedAt ?? endedAt)) / (24 * 3600_000)))
  const legal = doc.clocks.filter(({ name }) => name.startsWith('mediation.from-'))
  const onTime = legal.every(({ dueAt }) => endedAt <= dueAt)
  return figuresOf(doc, month, {
    ended: 1,
    settled: state === 'settled' ? 1 : 0,
    onTime: onTime ? 1 : 0,
    days,
    passedUp: 0,
    level: doc.level,
  })
}

/** One effect for each union whose figures change. */
export const figuresOf = (
  { path }: Pick<CaseDoc, 'path'>,
  month: string,
  change: { ended: number; settled: number; onTime: number; days: number; passedUp: number; level: string },
): Effect[] => {
  const ids = unionsIn(path)
  return pathsTo(path).map((path, i) => ({
    to: 'mediation.count',
    input: { union: ids[i], path, month, ...change },
  }))
}

/** Text that is the same for the same value, whatever the order its fields were written in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`)
    .join()}}`
}
