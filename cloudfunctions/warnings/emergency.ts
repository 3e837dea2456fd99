import { begin, period } from '../kit/clocks'
import { type Held, lapsedMove, type Step, take } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import type { Decision } from '../kit/store'
import { held } from './domain'
import { alarming } from './procedure'
import { receiver } from './reporting'
import type { EmergencyDoc, Receiver, Rung } from './store'

/** Somebody of a receiving union says that it was received; refuses one whose union nobody waits for. */
export function acknowledge(doc: EmergencyDoc, offices: readonly string[], by: string, at: number) {
  const mine = doc.receivers.filter(one => waits(one) && offices.includes(one.union))
  if (mine.length === 0) {
    throw new Refusal('CONFLICT', 'not-waiting', '你这一级已经确认过，或者没有送到你这一级。')
  }
  const receivers = doc.receivers.map(one =>
    mine.includes(one) ? { ...one, acknowledged: { at, by } } : one,
  )
  const lines = mine.map(({ name, dueAt }) => ({
    kind: 'acknowledged' as const,
    at,
    by,
    text: at > dueAt ? `${name}收到，晚了 ${Math.ceil((at - dueAt) / 60_000)} 分钟` : `${name}收到`,
  }))
  const [first] = mine
  const union = doc.ladder.find(rung => rung.union === first?.union)
  const known = receivers.some(one => one.turn === doc.turn && one.as !== 'duty' && one.acknowledged)
  const holder: Held | undefined = union && { ...held(union, at), name: `${by}（${union.name}）` }
  return {
    set: { receivers, chain: [...doc.chain, ...lines] },
    step: { ...(mine.some(({ as }) => as !== 'duty') && holder && { holder }) },
    received: doc.state === 'sent' && known,
  }
}

/** Nobody acknowledged in time: the next union up is rung, dated by when the half hour was over. */
export function ring(doc: EmergencyDoc, at: number): Decision<EmergencyDoc> | null {
  if (lapsedMove(alarming, doc, at) !== 'ring') return null
  const silent = doc.receivers.filter(one => one.as !== 'duty' && waits(one)).at(-1)
  const next = nextRung(doc)
  const silence = `${silent?.name ?? '上级'} ${period('emergency.acknowledge').minutes} 分钟内没有确认`
  if (!next) {
    const text = `${silence}，已经是最高一级，继续等它确认`
    const said = doc.chain.some(line => line.text === text)
    const chain = said ? doc.chain : [...doc.chain, { kind: 'rung' as const, at, by: '系统', text }]
    return { set: { lapseAt: 0, chain }, note: '到最高一级还没有确认' }
  }
  const text = `${silence}，转呼${next.name}`
  const step = { at, by: '系统', note: next.name, holder: held(next, at) }
  const moved = take(alarming, doc, 'ring', step)
  const knew = doc.receivers.find(one => one.union === next.union && one.acknowledged)
  const sent = receiver(next, 'rung', { at, dueAt: moved.dueAt, turn: doc.turn })
  const after: EmergencyDoc = {
    ...doc,
    ...moved,
    path: next.path,
    receivers: [...doc.receivers, { ...sent, acknowledged: knew?.acknowledged ?? null }],
    chain: [
      ...doc.chain,
      { kind: 'rung', at, by: '系统', text },
      { kind: 'delivered', at, by: '系统', text: knew ? `${next.name}此前已经知道` : `送到${next.name}` },
    ],
  }
  const last = knew ? take(alarming, after, 'received', { at, by: knew.acknowledged?.by ?? '' }) : moved
  const { receivers, chain, path } = after
  return {
    set: { ...last, receivers, chain, path },
    note: `转呼${next.name}`,
    effects: [{ to: 'warnings.tell', input: { emergency: doc._id, union: next.union } }],
  }
}

/** Adds to what was reported; what stood there before stays as it was, and the next report is awaited afresh. */
export function follow(doc: EmergencyDoc, text: string, by: string, at: number) {
  const others = doc.clocks.filter(({ name }) => name !== 'emergency.follow')
  const awaited = doc.state === 'acknowledged' ? [begin('emergency.follow', at)] : []
  return {
    set: {
      follows: [...doc.follows, { at, by, text }],
      chain: [...doc.chain, { kind: 'followed' as const, at, by, text: `${by}续报` }],
    },
    step: { clocks: [...others, ...awaited] },
  }
}

/** Takes it to the next union up, which must acknowledge too; refuses at the top. */
export function passOn(doc: EmergencyDoc, reason: string, by: string, at: number) {
  const next = nextRung(doc)
  if (!next) throw new Refusal('CONFLICT', 'at-the-top', '已经报到最高一级，不能再转报。')
  const turn = doc.turn + 1
  const { dueAt } = begin('emergency.acknowledge', at)
  const set: Partial<EmergencyDoc> = {
    turn,
    path: next.path,
    receivers: [...doc.receivers, receiver(next, 'passed', { at, dueAt, turn })],
    chain: [
      ...doc.chain,
      { kind: 'passed', at, by, text: `${by}转报${next.name}：${reason}` },
      { kind: 'delivered', at, by: '系统', text: `送到${next.name}` },
    ],
  }
  const step: Pick<Step, 'holder'> = { holder: held(next, at) }
  return { set, step, to: next.union }
}

/** The line with which it ends. */
export const over = (doc: EmergencyDoc, result: string, by: string, at: number): Partial<EmergencyDoc> => ({
  chain: [...doc.chain, { kind: 'over', at, by, text: `处置完毕：${result}` }],
})

/** Whether this union was sent it and has not acknowledged. */
export const waitsFor = (doc: Pick<EmergencyDoc, 'receivers'>, offices: readonly string[]) =>
  doc.receivers.some(one => waits(one) && offices.includes(one.union))

const waits = ({ acknowledged }: Receiver) => acknowledged === null

/** The union above the highest it went to by the line. */
function nextRung({ ladder, receivers }: EmergencyDoc): Rung | null {
  const line = receivers.filter(one => one.as !== 'duty').map(({ union }) => union)
  const reached = Math.max(...ladder.map(({ union }, i) => (line.includes(union) ? i : -1)), -1)
  return ladder[reached + 1] ?? null
}
