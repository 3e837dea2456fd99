import { collection } from '../kit/cloud'
import type { Sealed } from '../kit/crypto'
import type { Matter } from '../kit/procedure/matter'
import type { Kept } from '../kit/store'
import type { QuestionState } from './contract'

/** One steward's circle of workers. */
export type Circle = Kept & {
  name: string
  union: string
  unionName: string
  path: string
  steward: { person: string; name: string }
  /** Everybody who was its steward, the first first; `until` is `null` for the one who is. */
  stewards: { person: string; name: string; since: number; until: number | null }[]
  /** What lets people in; changed, the old one lets nobody in. */
  token: string
  /** The steward and the union: whose list it stands in. */
  keepers: string[]
  openedAt: number
  /** The poster last made, and of what; `null` before. */
  poster: { of: string; file: string } | null
}

export const circles = collection<Circle>('circles_circles', {
  indexes: [
    { fields: ['token'], unique: true },
    { fields: ['keepers', ['openedAt', -1]] },
    { fields: ['pendingAt'] },
  ],
  place: circle => ({ path: circle.path, circle: circle._id, groups: [circle._id] }),
  personal: { none: 'names stewards in office, who hand over before leaving' },
})

/** One person in one circle; its id is made of both, so entering twice is once. */
export type Entry = Kept & {
  circle: string
  person: string
  name: string
  phone: Sealed
  path: string
  state: 'in' | 'left'
  enteredAt: number
}

export const entries = collection<Entry>('circles_entries', {
  indexes: [
    { fields: ['circle', 'state', ['enteredAt', -1]] },
    { fields: ['person', 'state', ['enteredAt', -1]] },
    { fields: ['pendingAt'] },
  ],
  place: entry => ({ path: entry.path, circle: entry.circle, person: entry.person, groups: [entry.circle] }),
  personal: {
    title: '联系圈',
    whose: ['person'],
    erased: 'removed',
    shows: { name: '姓名', phone: '手机号', enteredAt: '进圈时间' },
  },
})

/** What lets people into one circle for some days; its id is the token. */
export type Invitation = Kept & {
  circle: string
  path: string
  /** The circle's own token when it was made: a new one ends it. */
  token: string
  expiresAt: number
}

export const invitations = collection<Invitation>('circles_invitations', {
  indexes: [{ fields: ['expiresAt'] }, { fields: ['pendingAt'] }],
  place: invitation => ({ path: invitation.path, circle: invitation.circle }),
  personal: { none: 'lets people in, names nobody' },
})

/** One thing somebody in a circle asked its steward, with all that was said since. */
export type Question = Kept &
  Matter<QuestionState> & {
    circle: string
    circleName: string
    union: string
    unionName: string
    unionPath: string
    /** Where the circle stands, below its union: silence goes to the union first. */
    path: string
    asker: string
    askerName: string
    /** Person id of the steward it lies with. */
    steward: string
    said: { at: number; by: 'asker' | 'keeper'; name: string; text: string }[]
    askedAt: number
    /** When something was last said or it was closed. */
    changedAt: number
    /** The circle, its union and the unions it was passed up to: in whose lists it stands. */
    lists: string[]
  }

export const questions = collection<Question>('circles_questions', {
  indexes: [
    { fields: ['lists', 'state', 'dueAt'] },
    { fields: ['lists', 'state', ['changedAt', -1]] },
    { fields: ['asker', ['changedAt', -1]] },
    { fields: ['asker', 'state'] },
    { fields: ['circle', 'state', 'steward'] },
    { fields: ['passUpAt'] },
    { fields: ['pendingAt'] },
  ],
  place: question => ({ path: question.unionPath, circle: question.circle, person: question.asker }),
  personal: {
    title: '问过的话',
    whose: ['asker'],
    erased: 'removed',
    shows: { circleName: '联系圈', 'said.*.text': '说了什么', askedAt: '时间' },
  },
})
