import { covers, type Union, unionsIn } from '../kit/actor'
import { blindMark, macDigits, seal, unseal } from '../kit/crypto'
import { type Identity, identityText, type Paper } from '../kit/identity'
import { derivedId } from '../kit/ids'
import { pageOf } from '../kit/paging'
import { keep } from '../kit/pending'
import type { Change } from '../kit/store'
import { type Member, type MemberRecord, members } from './store'

/** A member as a roster names them. */
export type Line = MemberRecord & {
  name: string
  paper: Paper
  idNumber: string
  phone: string
  union: Union
}

/** The id of the membership of an identity. */
export const memberIdOf = (identity: Identity) => derivedId('member', blindMark('id', identityText(identity)))

/** Who holds an identity now; numbers nobody holds are left out. */
export type Held = MemberRecord & {
  id: string
  state: 'active' | 'applying' | 'left'
  ours: boolean
  claimed: boolean
  name: string
  phone: string
  union: string
  listed: Member['listed']
}

/** Who holds these memberships; `path` is the territory that counts as ours. Up to 1,000 at once. */
export async function heldBy(ids: readonly string[], path: string): Promise<Map<string, Held>> {
  const found = ids.length > 0 ? await members.find({ where: { _id: { in: ids } }, limit: ids.length }) : []
  return new Map(found.map(member => [member._id, heldOf(member, path)]))
}

/**
 * Writes new members of a roster, many at once when nobody else writes; who is there already stays as they are.
 * True when nobody was.
 */
export async function enlist(
  importId: string,
  lines: readonly Line[],
  at: number,
  by: string,
): Promise<boolean> {
  const writes: Promise<boolean>[] = []
  for (let i = 0; i < lines.length; i += linesAWrite) {
    writes.push(write(lines.slice(i, i + linesAWrite).map(line => memberOf(importId, line, at, by))))
  }
  return (await Promise.all(writes)).every(Boolean)
}

const linesAWrite = 500

async function write(docs: readonly Member[]): Promise<boolean> {
  if (await members.addAll(docs)) return true
  for (const doc of docs) {
    if (await members.add(doc)) continue
    const { _id, rev: _, ...fresh } = doc
    await members.update(_id, { state: { in: ['declined', 'withdrawn'] } }, { set: fresh })
  }
  return false
}

/** Brings a member to what a roster says; an empty cell changes nothing, and neither does a second time. */
export async function correct(importId: string, line: Line, held: Held): Promise<void> {
  const { union, paper: _paper, idNumber: _, phone, name, ...record } = line
  const kept = { department: held.department, job: held.job, joinedOn: held.joinedOn }
  const numbers = { upperNumber: held.upperNumber, note: held.note }
  const given = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))
  const set: Change<Member>['set'] = {
    name,
    record: { ...kept, ...numbers, ...given },
    listed: { import: importId, how: 'changed' },
    ...(held.claimed ? {} : { phone: seal(phone), ...standsAt(union) }),
  }
  await members.update(held.id, { state: 'active' }, { set, inc: { rev: 1 } })
}

/** Active members of a union and all below it, 1,000 a page, with whole numbers: whoever asks has journalled why. */
export const wholeMembers = (union: string, cursor: string | null) =>
  pageOf(
    members,
    { where: { over: union, state: 'active' }, by: 'dueAt', direction: 'asc', cursor, size: 999 },
    member => ({
      ...member.record,
      name: member.name,
      paper: member.paper ?? ('resident' as const),
      idNumber: unseal(member.idNumber),
      phone: unseal(member.phone),
      union: member.unionName,
      since: member.since,
    }),
  )

/** Members of these unions whose account nobody has claimed yet, so that no message reaches them. */
export async function unclaimedOf(unions: readonly string[]): Promise<{ people: number; names: string[] }> {
  if (unions.length === 0) return { people: 0, names: [] }
  const where = { over: { in: unions }, person: '', state: 'active' }
  const [people, first] = await Promise.all([members.count(where), members.find({ where, limit: 30 })])
  return { people, names: first.map(({ name }) => name) }
}

function heldOf(member: Member, path: string): Held {
  const over = member.state === 'declined' || member.state === 'withdrawn'
  return {
    ...member.record,
    id: member._id,
    state: member.state === 'active' ? 'active' : over ? 'left' : 'applying',
    ours: covers(path, member.path),
    claimed: member.person !== '',
    name: member.name,
    phone: unseal(member.phone),
    union: member.unionName,
    listed: member.listed,
  }
}

function memberOf(importId: string, line: Line, at: number, by: string): Member {
  const { union, paper, idNumber, phone, name, ...record } = line
  const _id = memberIdOf({ paper, number: idNumber })
  const number = macDigits('card', _id, '1') + macDigits('card', _id, '2')
  return keep<Member>({
    ...listed(record, { at, by }),
    ...standsAt(union),
    _id,
    name,
    number,
    paper,
    idNumber: seal(idNumber),
    phone: seal(phone),
    listed: { import: importId, how: 'fresh' },
  })
}

const standsAt = (union: Union) => ({
  union: union._id,
  unionName: union.name,
  path: union.path,
  over: unionsIn(union.path),
  platform: union.level !== 'workplace',
})

/** In force, with nobody's account yet. */
const listed = (record: MemberRecord, { at, by }: { at: number; by: string }) => ({
  record,
  person: '',
  state: 'active' as const,
  clocks: [],
  dueAt: 0,
  lapseAt: 0,
  passUpAt: 0,
  holder: null,
  watch: [],
  timeline: [{ at, by, text: '从名册导入' }],
  appliedAt: at,
  remark: null,
  since: record.joinedOn ? Date.parse(`${record.joinedOn}T00:00:00+08:00`) : at,
})
