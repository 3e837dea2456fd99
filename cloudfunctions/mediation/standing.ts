import type { Matter } from '../kit/procedure/matter'
import type { Side } from './contract'
import type { CaseMove, CaseState } from './procedure'
import { isToSign } from './receiving'
import type { CaseDoc, SessionDoc } from './store'

/** In whose lists a case stands: its body's, its mediator's, and those of the unions that watch. */
export const standingIn = ({
  body,
  holder,
  watch,
}: Pick<Matter<CaseState>, 'holder' | 'watch'> & { body: string }) => [
  ...new Set([body, ...(holder?.person ? [holder.person] : []), ...watch.map(({ union }) => union)]),
]

/** As whom somebody with this phone stands in a case; a mediator is known by the roster instead. */
export function partyOf(doc: CaseDoc, mark: string): { key: string; name: string; side: Side } | null {
  const applicant = doc.applicants.find(one => one.mark === mark)
  if (applicant) return { key: applicant.key, name: applicant.name, side: 'applicant' }
  const respondent = doc.respondents.find(one => one.contact?.mark === mark)
  if (respondent)
    return { key: respondent.key, name: respondent.contact?.name ?? respondent.name, side: 'respondent' }
  const guest = doc.guests.find(one => one.mark === mark)
  return guest ? { key: 'guest', name: guest.name, side: 'guest' } : null
}

/** Moves the state allows and this case has no use for now, for a reader of this side; they are neither shown nor done. */
export function idleMoves(doc: CaseDoc, reader: { side: Side; key: string }): CaseMove[] {
  const { agreement, extension, mediator, sessions } = doc
  const open = sessions.filter(({ off }) => !off)
  const runs = (clock: string) =>
    doc.clocks.some(({ name, stoppedAt }) => name === clock && stoppedAt === null)
  const useless: [CaseMove, boolean][] = [
    ['consentJoin', reader.side !== 'applicant' || !joins(doc, reader.key)],
    ['otherAgrees', reader.side === 'applicant'],
    ['otherRefuses', reader.side === 'applicant'],
    ['declare', mediator?.interest != null],
    ['agreeExtension', !extension || extension.inForce || extension.agreed.includes(reader.side)],
    ['proposeExtension', Boolean(extension)],
    ['cancelSession', open.length === 0],
    ['writeMinutes', open.length === 0],
    ['signMinutes', !open.some(one => unsigned(one, reader.key))],
    ['signReceipt', !doc.papers.some(paper => isToSign(paper, reader))],
    ['consentSettlement', agreement?.consents.some(({ key }) => key === reader.key) ?? true],
    ['recordPayment', !agreement?.instalments.some(({ paidOn }) => !paidOn)],
    ['applyReview', !runs('mediation.review-window')],
    ['applyConfirm', !runs('mediation.confirm-window')],
    ['rate', doc.rating !== null],
  ]
  return useless.flatMap(([move, is]) => (is ? [move] : []))
}

const joins = (doc: CaseDoc, key: string) =>
  doc.applicants.some(one => one.key === key && one.joinedAt === null)

const unsigned = ({ minutes }: SessionDoc, key: string) =>
  minutes !== null && !minutes.signed.some(signed => signed.key === key)
