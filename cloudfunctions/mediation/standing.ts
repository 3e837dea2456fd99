import type { Side } from './contract'
import { isDue, isLastPayee, isSilent, isTold, itemsOf, payeesOf } from './payments'
import { type CaseMove, mediating } from './procedure'
import { isToSign } from './receiving'
import type { AgreementDoc, CaseDoc, SessionDoc } from './store'
import { counts, minutesHash } from './terms'

/** As whom somebody with this phone stands in a case; a mediator is known by the roster instead. */
export function partyOf(
  doc: CaseDoc,
  marks: readonly string[],
): { key: string; name: string; side: Side } | null {
  const isTheirs = (mark: string | undefined) => mark !== undefined && marks.includes(mark)
  const applicant = doc.applicants.find(one => isTheirs(one.mark))
  if (applicant) return { key: applicant.key, name: applicant.name, side: 'applicant' }
  const respondent = doc.respondents.find(one => isTheirs(one.contact?.mark))
  if (respondent)
    return { key: respondent.key, name: respondent.contact?.name ?? respondent.name, side: 'respondent' }
  const guest = doc.guests.find(one => isTheirs(one.mark))
  return guest ? { key: 'guest', name: guest.name, side: 'guest' } : null
}

/** Moves the state allows and this case has no use for now, for a reader of this side; they are neither shown nor done. */
export function idleMoves(doc: CaseDoc, reader: { side: Side; key: string }, now: number): CaseMove[] {
  const { agreement, extension, mediator, sessions } = doc
  const vacant = doc.vacantSince !== null
  const open = sessions.filter(({ off }) => !off)
  const runs = (clock: string) =>
    doc.clocks.some(({ name, stoppedAt }) => name === clock && stoppedAt === null)
  const useless: [CaseMove, boolean][] = [
    ['consentJoin', reader.side !== 'applicant' || !joins(doc, reader.key)],
    ['otherAgrees', reader.side === 'applicant'],
    ['otherRefuses', reader.side === 'applicant'],
    ['declare', mediator?.interest != null],
    ['changeMediator', mediator === null],
    ['reassign', !vacant],
    ['agreeExtension', !extension || extension.inForce || extension.agreed.includes(reader.side)],
    ['proposeExtension', Boolean(extension)],
    ['cancelSession', open.length === 0],
    ['writeMinutes', open.length === 0],
    ['signMinutes', !open.some(one => unsigned(one, reader.key))],
    ['signReceipt', !doc.papers.some(paper => isToSign(doc, paper, reader))],
    ['consentSettlement', !agreement || consented(agreement, reader.key)],
    ...(agreement ? idlePayments(doc, agreement, reader, now) : []),
    ['applyReview', !runs('mediation.review-window')],
    ['applyConfirm', !runs('mediation.confirm-window')],
    ['rate', doc.rating !== null],
  ]
  const idle = useless.flatMap(([move, is]) => (is ? [move] : []))
  return vacant && reader.side === 'mediator' ? [...idle, ...whileVacant] : idle
}

/** What nobody of the body does in a case that waits to be given to another. */
const whileVacant = (Object.keys(mediating.moves) as CaseMove[]).filter(
  name => name !== 'reassign' && name !== 'report',
)

const consented = (agreement: AgreementDoc, key: string) =>
  agreement.consents.some(one => one.key === key && counts(agreement, one))

/** Who pays says that it was paid, who is to be paid that it came or did not, the mediator closes what was left without a word. */
function idlePayments(
  doc: CaseDoc,
  agreement: AgreementDoc,
  { side, key }: { side: Side; key: string },
  now: number,
): [CaseMove, boolean][] {
  const items = itemsOf(agreement)
  const payees = payeesOf(doc)
  const payee = payees.some(one => one.key === key)
  const unsaid = items.filter(({ paidOn, confirmed }) => !paidOn && !confirmed.some(one => one.key === key))
  return [
    ['recordPayment', side === 'applicant' || !items.some(isDue)],
    ['confirmPayment', !payee || unsaid.length === 0],
    ['objectPayment', !payee || !unsaid.some(isTold)],
    ['closePayment', !items.some(item => isSilent(item, now))],
    ['perform', !payee || !isLastPayee(agreement, key, payees)],
  ]
}

const joins = (doc: CaseDoc, key: string) =>
  doc.applicants.some(one => one.key === key && one.joinedAt === null)

const unsigned = ({ minutes }: SessionDoc, key: string) =>
  minutes !== null && !minutes.signed.some(one => one.key === key && one.paper === minutesHash(minutes))
