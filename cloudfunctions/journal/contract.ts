import * as v from 'valibot'
import {
  action,
  cursor,
  defineContract,
  fields,
  id,
  mobile,
  type Page,
  personName,
  text,
  type World,
  whole,
} from '../kit/contract'

export type LookKind = 'opened' | 'revealed' | 'exported'

/** Somebody looked at what is kept of others, at an instant (ms). `note` is a plain sentence without numbers. */
export type LookRow = {
  id: string
  at: number
  by: string
  note: string
  look: LookKind
  /** The system the record is of. */
  system: string
}

/** How far a check is; `next` is where it goes on, `null` when all was looked at. */
export type Checked = {
  blocks: number
  lines: number
  faults: { block: number; at: number; words: string }[]
  /** The last block there is, with the seal one writes down. */
  last: { block: number; at: number; seal: string } | null
  next: number | null
}

/** A seal that was written down once and still stands, or that nobody can find any more. */
export type SealFound = { found: true; block: number; at: number } | { found: false }

export type Auditor = { id: string; name: string; union: string; since: number }

/** A union right below the caller's, with who looks after its journal. */
export type Below = { union: string; name: string; auditors: Auditor[] }

/** More looks in a day than work mostly needs. */
export type AlertRow = { id: string; at: number; name: string; look: LookKind; count: number; day: string }

const union = () => v.optional(id('工会'))

async function auditorIn(world: World): Promise<string> {
  const { id } = await world.call<{ id: string }>('upper', 'journal', 'appoint', newAuditor(world))
  return id
}

const newAuditor = (world: World) => {
  const { name, phone } = world.person('worker')
  return { union: world.union, name, phone }
}

export const contract = defineContract('journal', {
  /** Who looked at what is kept of the caller, the latest first. */
  mine: action<Page<LookRow>>()(fields({ cursor: cursor() }), {
    who: ['worker', 'self'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Who looked at what in a union and below, the latest first. */
  looks: action<Page<LookRow>>()(fields({ union: union(), cursor: cursor() }), {
    who: ['officer', 'upper', 'auditor'],
    where: 'territory',
    example: world => ({ union: world.union }),
  }),
  /** Who looked more than work mostly needs, in a union and below. */
  alerts: action<Page<AlertRow>>()(fields({ union: union(), cursor: cursor() }), {
    who: ['officer', 'upper', 'auditor'],
    where: 'territory',
    example: world => ({ union: world.union }),
  }),
  /** Holds ten blocks of the journal, from this one on, against its lines. */
  check: action<Checked>()(fields({ from: v.optional(whole('起点', 1, 1_000_000_000), 1) }), {
    who: ['officer', 'auditor'],
    where: 'anywhere',
    example: () => ({ from: 1 }),
  }),
  /** Looks for a seal that somebody wrote down. */
  findSeal: action<SealFound>()(fields({ seal: text('封条', 40, 16) }), {
    who: ['officer', 'auditor'],
    where: 'anywhere',
    example: () => ({ seal: '0000-0000-0000-0000' }),
  }),
  /** Who looks after the journal of a union. */
  auditors: action<Auditor[]>()(fields({ union: union() }), {
    who: ['officer', 'upper', 'auditor'],
    where: 'territory',
    example: world => ({ union: world.union }),
  }),
  /** The unions right below the caller's, each with its auditors. */
  below: action<Page<Below>>()(fields({ cursor: cursor() }), {
    who: ['officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /**
   * Makes the person who proved this phone the auditor of a union; only a union above does, and nobody who holds an
   * office is one: whoever is watched does not choose who watches.
   */
  appoint: action<Auditor>()(fields({ union: id('工会'), phone: mobile(), name: personName('姓名') }), {
    who: ['upper'],
    where: 'territory',
    fresh: true,
    example: newAuditor,
  }),
  /** Ends it, with a reason they are told. */
  dismiss: action<{ dismissed: true }>()(fields({ auditor: id('审计员'), reason: text('原因', 100, 2) }), {
    who: ['upper'],
    where: 'territory',
    fresh: true,
    example: async world => ({ auditor: await auditorIn(world), reason: '任期满了' }),
  }),
})
