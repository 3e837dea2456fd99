import { hiddenMark, marksOf, type Person } from '../kit/actor'
import type { Personal, Subject } from '../kit/personal'
import type { Bare } from '../kit/store'
import type { KeptBack } from './contract'
import type { Request } from './store'

export const limits = {
  /** A gathering is shown this long, its file is there this long, and another may be begun after this, ms. */
  shown: 24 * 3600_000,
  file: 2 * 3600_000,
  again: 60_000,
  /** Time leaves a request this long to whoever works on it; what waits is looked at again after this, ms. */
  lease: 30_000,
  waits: 24 * 3600_000,
  /** Records of one kind that are shown on the page; the file holds all. */
  records: 50,
}

/** By what a person is known and which records of theirs stay, as it lies sealed on a request. */
export type Known = { name: string; ids: string[]; about: string[]; texts: string[] }

/** By what a person is known when nothing was looked up yet. */
export const knownBy = (person: Person, phone: string): Known => ({
  name: person.name,
  ids: [person._id, person.openid, ...marksOf(person), hiddenMark(person._id)],
  about: [],
  texts: textsOf([person.name, phone]),
})

/** Texts that stand for a person wherever they are written; what is too short to be theirs alone is left. */
export const textsOf = (texts: readonly string[]): string[] =>
  [...new Set(texts.map(text => text.trim()).filter(text => [...text].length >= 2))].sort(
    (a, b) => b.length - a.length,
  )

export const subjectOf = ({ ids, about, texts }: Known): Subject => ({
  ids: new Set(ids),
  about: new Set(about),
  texts,
})

/** A request as it begins, or begins again. */
export const begin = (
  kind: Request['kind'],
  person: Pick<Person, '_id' | 'openid'>,
  now: number,
  turn: number,
): Omit<Bare<Request>, '_id' | 'subject'> => ({
  kind,
  state: kind === 'gather' ? 'gathering' : 'learning',
  person: person._id,
  openid: person.openid,
  turn,
  passes: 0,
  askedAt: now,
  at: 0,
  after: '',
  found: null,
  kept: [],
  file: null,
  dueAt: now + limits.lease,
})

/** What follows when a pass has gone through the last collection. */
export function next(request: Pick<Request, 'state' | 'kept' | 'passes'>, now: number): Partial<Request> {
  const again = { at: 0, after: '' }
  switch (request.state) {
    case 'gathering':
      return { ...again, state: 'ready', dueAt: now + limits.file }
    case 'learning':
      return { ...again, state: 'erasing', kept: [] }
    case 'erasing':
      return request.passes === 0 || request.kept.some(({ until }) => until === 'closed')
        ? { ...again, state: 'waiting', passes: request.passes + 1, dueAt: now + limits.waits }
        : { ...again, state: 'done', subject: null, dueAt: now + limits.waits }
    default:
      return { dueAt: 0 }
  }
}

/** Whether somebody or time still has work to do on it now. */
export const isBusy = ({ state }: Pick<Request, 'state'>) =>
  state === 'gathering' || state === 'learning' || state === 'erasing'

/** How far it is among so many collections, 0 to 1. */
export function progress({ state, at }: Pick<Request, 'state' | 'at'>, collections: number): number {
  const share = collections === 0 ? 1 : at / collections
  if (state === 'learning') return share / 2
  if (state === 'erasing') return 0.5 + share / 2
  return state === 'gathering' ? share : 1
}

/** Why a record of this kind stays, if it does. */
export function keptBack(rule: Personal, is: 'open' | 'sealed'): KeptBack | null {
  if (!('title' in rule)) return null
  if (is === 'open') return { title: rule.title, because: stillOpen, until: 'closed' }
  return { title: rule.title, because: rule.because ?? '', until: 'law' }
}

const stillOpen = '还在办，办完以后自动抹掉（个人信息保护法 第十三条：履行职责所必需）'

/** The same kind of record is named once. */
export function addKept(kept: readonly KeptBack[], more: KeptBack | null): KeptBack[] {
  if (!more || kept.some(({ title, until }) => title === more.title && until === more.until)) return [...kept]
  return [...kept, more]
}
