import { unionsIn } from '../kit/actor'
import { dayOf } from '../kit/clocks'
import { shortNumber } from '../kit/ids'
import { open, take } from '../kit/procedure/matter'
import type { Bare } from '../kit/store'
import type { EmergencyKind, Receiving } from './contract'
import { held } from './domain'
import duty from './duty.json'
import { alarming } from './procedure'
import type { EmergencyDoc, Origin, Receiver, Rung } from './store'

export type Told = {
  kind: EmergencyKind
  employer: string
  where: string
  people: number
  course: string
  measures: string
  other: string
}

export type Reporting = {
  _id: string
  union: Rung
  circle: string | null
  /** The unions above, the nearest first. */
  ladder: Rung[]
  known: { at: number; by: string }
  by: string
  /** Person id of who reports it, told when it was received. */
  reporter: string
  at: number
  origin: Origin | null
}

/** An emergency as first reported: to the union above and the duty desk, each with its own half hour. */
export function report(
  told: Told,
  { _id, union, circle, ladder, known, by, reporter, at, origin }: Reporting,
): Bare<EmergencyDoc> {
  const above = ladder[0] ?? null
  const top = ladder.at(-1) ?? union
  const matter = open(alarming, held(above ?? union, at), { at, by, note: `${told.employer}，${told.where}` })
  const dueAt = matter.dueAt
  const receivers: Receiver[] = [
    ...(above ? [receiver(above, 'above', { at, dueAt, turn: 1 })] : []),
    { ...receiver(top, 'duty', { at, dueAt, turn: 1 }), name: `${duty.post}（${top.name}）` },
  ]
  const begun: Bare<EmergencyDoc> = {
    ...matter,
    ...told,
    _id,
    number: `突发〔${dayOf(at).slice(0, 4)}〕${shortNumber(_id)}号`,
    unionName: union.name,
    territory: union.path,
    circle,
    path: above?.path ?? union.path,
    unions: unionsIn(union.path),
    ladder,
    turn: 1,
    receivers,
    follows: [],
    chain: [
      { kind: 'known', at: known.at, by: known.by, text: `${known.by}最早知道` },
      { kind: 'reported', at, by, text: `${by}报告` },
      ...receivers.map(({ name }) => ({ kind: 'delivered' as const, at, by: '系统', text: `送到${name}` })),
    ],
    reportedAt: at,
    reporter,
    origin,
  }
  return above ? begun : knownAtTheTop(begun, by, at)
}

/** What the receivers of an emergency read first. */
export const alarmWords = ({ employer, where, people, course }: Told) =>
  `${employer}，${where}，${people} 人。${course}`

/** A union it is sent to. */
export const receiver = (
  { union, name, level }: Rung,
  as: Receiving,
  { at, dueAt, turn }: { at: number; dueAt: number; turn: number },
): Receiver => ({ union, name, level, as, turn, deliveredAt: at, dueAt, acknowledged: null })

/** The top union reports to its own duty desk, which thereby knows. */
function knownAtTheTop(doc: Bare<EmergencyDoc>, by: string, at: number): Bare<EmergencyDoc> {
  return {
    ...doc,
    ...take(alarming, doc, 'received', { at, by }),
    receivers: doc.receivers.map(one => ({ ...one, acknowledged: { at, by } })),
    chain: [...doc.chain, { kind: 'acknowledged', at, by, text: `${doc.receivers[0]?.name ?? ''}收到` }],
  }
}
