import type { Held, Matter } from '../kit/procedure/matter'
import { take } from '../kit/procedure/matter'
import type { Decision, Effect } from '../kit/store'
import { type CaseState, mediating } from './procedure'
import type { CaseDoc } from './store'

/** In whose lists a case stands: its body's, its mediator's, and those of the unions that watch. */
export const standingIn = ({
  body,
  holder,
  watch,
}: Pick<Matter<CaseState>, 'holder' | 'watch'> & { body: string }) => [
  ...new Set([body, ...(holder?.person ? [holder.person] : []), ...watch.map(({ union }) => union)]),
]

/** The marks of everybody who takes part: applicants and those who answer for a respondent. */
export const partiesOf = (doc: Pick<CaseDoc, 'applicants' | 'respondents'>): string[] => [
  ...doc.applicants.map(({ mark }) => mark),
  ...doc.respondents.flatMap(({ contact }) => (contact ? [contact.mark] : [])),
]

type Addressed = Pick<CaseDoc, '_id' | 'number' | 'bodyName' | 'path'>

/** What a message about a case says and leads to. */
export const message = (doc: Addressed, what: string, body: string) => ({
  title: `${doc.number}：${what}`,
  body: body || '点开看看下一步和期限。',
  from: doc.bodyName,
  path: doc.path,
  link: { system: 'mediation', id: doc._id, title: '调解申请' },
})

/** The message one party gets about a case. */
export const told = (doc: Addressed, mark: string, what: string, body: string): Effect => ({
  to: 'mediation.tell',
  input: { mark, ...message(doc, what, body) },
})

type Named = { person: string; name: string }

/**
 * A case without somebody who left the body: theirs waits to be given to another, and both sides and the body's head
 * hear of it; one they only answered for while nobody had it goes over to the head. `null` where nothing of it was theirs.
 */
export function released(doc: CaseDoc, left: string, head: Named, at: number): Decision<CaseDoc> | null {
  const answering = doc.holder?.person === left
  if (doc.mediator?.person !== left && !answering) return null
  const holder: Held | null = doc.holder && {
    ...doc.holder,
    name: `${head.name}（${doc.bodyName}）`,
    person: head.person,
    since: at,
  }
  const lists = standingIn({ ...doc, holder })
  if (doc.mediator?.person !== left) return { set: { holder, lists }, note: '联系人换了' }
  if (!doc.holder) return null
  const { name } = doc.mediator
  const moved = take(mediating, doc, 'mediatorLeaves', {
    at,
    by: '系统',
    note: name,
    ...(holder && { holder }),
  })
  const words = `${name}不再是${doc.bodyName}的调解员，会另外指派一位接着办，定下来就告诉你。期限照常。`
  return {
    set: { ...moved, mediator: null, changeAsked: null, vacantSince: at, lists },
    note: mediating.moves.mediatorLeaves.label,
    effects: [
      ...partiesOf(doc).map(mark => told(doc, mark, '调解员换人', words)),
      {
        to: 'mediation.tell',
        input: {
          person: head.person,
          ...message(doc, '等重新指派调解员', `${name}离任了，这个案件要另外指派一位接着办。`),
        },
      },
    ],
  }
}
