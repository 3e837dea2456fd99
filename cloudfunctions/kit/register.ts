import type { Context } from './context'
import { carryOut } from './drain'
import { keep } from './pending'
import type { Bare, Collection, IndexSpec, Kept, Pending } from './store'
import { aside, inTurn } from './turns'

/** What has a number of a register, whose numbers go up from 1 year by year. */
export type Numbered = { register: string; n: number }

/** The index by which two documents cannot have one number. */
export const numbered: IndexSpec = { fields: ['register', ['n', -1]], unique: true }

/** The registers of one collection, with who waits to be entered in each. */
export type Registers<T> = { to: Collection<T>; queues: Map<string, Waiting<T>[]> }

export const registersOf = <T>(to: Collection<T>): Registers<T> => ({ to, queues: new Map() })

/**
 * Adds a document under the next number of its register. Number and document are written in one, so no number is given
 * twice or left out; who comes at the same time is added after, however many they are. One that is there already is
 * answered as it is. Where many are written at once, what they lead to waits for the timer: nobody who files waits for
 * what follows from the others.
 */
export async function enter<T extends Kept & Numbered>(
  ctx: Context,
  { to, queues }: Registers<T>,
  register: string,
  { id, write }: { id: string; write: (numbered: Numbered) => { doc: Bare<T>; first: Pending } },
): Promise<{ doc: T; fresh: boolean }> {
  const entered = await queued({ to, queues }, register, {
    id,
    request: ctx.request,
    write(numbered) {
      const { doc, first } = write(numbered)
      return keep<T>(doc, first)
    },
  })
  const { doc, fresh, company } = entered
  return { fresh, doc: company > rush ? doc : await carryOut(ctx, to, doc) }
}

/** `company` is how many were written at once. */
type Entered<T> = { doc: T; fresh: boolean; company: number }

type Waiting<T> = {
  id: string
  request: string
  write: (numbered: Numbered) => T
  entered: Entered<T> | null
  refused: unknown
}

/** So many are written at once. */
const batch = 50

/** More written at once than this are a rush. */
const rush = 8

/** So often in a row others may be quicker, of whom each has entered something. */
const most = 300

/** Waits in the queue of this process; whose turn it is writes with their own the others that wait. */
async function queued<T extends Kept & Numbered>(
  { to, queues }: Registers<T>,
  register: string,
  one: Pick<Waiting<T>, 'id' | 'request' | 'write'>,
): Promise<Entered<T>> {
  const mine: Waiting<T> = { ...one, entered: null, refused: null }
  const queue = queues.get(register) ?? []
  queues.set(register, queue)
  queue.push(mine)
  await inTurn(`${to.name}/${register}`, async () => {
    try {
      for (let lost = 0; !mine.entered && !mine.refused; lost += 1) {
        if (lost === most) throw new Error(`${to.name} takes no number of ${register}`)
        if (lost > 0) await aside(one.request, lost)
        await writeBatch(to, register, batchOf(mine, queue))
      }
    } finally {
      queue.splice(0, queue.length, ...queue.filter(({ entered, refused }) => !entered && !refused))
      if (queue.includes(mine)) queue.splice(queue.indexOf(mine), 1)
      if (queue.length === 0) queues.delete(register)
    }
  })
  if (mine.entered) return mine.entered
  throw mine.refused
}

/** Mine and the next of those that wait, each document once. */
function batchOf<T>(mine: Waiting<T>, queue: readonly Waiting<T>[]): Waiting<T>[] {
  const taken = new Map([[mine.id, mine]])
  for (const one of queue) {
    const waits = !one.entered && !one.refused
    if (waits && !taken.has(one.id) && taken.size < batch) taken.set(one.id, one)
  }
  return [...taken.values()]
}

/** Writes all of them under the next numbers, or finds out which were there; the others are to be tried again. */
async function writeBatch<T extends Kept & Numbered>(
  to: Collection<T>,
  register: string,
  taken: readonly Waiting<T>[],
): Promise<void> {
  const [last] = await to.find({ where: { register }, order: [['n', 'desc']], limit: 1 })
  const docs = new Map<Waiting<T>, T>()
  for (const one of taken) {
    try {
      docs.set(one, one.write({ register, n: (last?.n ?? 0) + docs.size + 1 }))
    } catch (refused) {
      one.refused = refused
    }
  }
  if (await to.addAll([...docs.values()])) {
    for (const [one, doc] of docs) one.entered = { doc, fresh: true, company: docs.size }
    return
  }
  const ids = [...docs.keys()].map(({ id }) => id)
  const found = await to.find({ where: { _id: { in: ids } }, limit: ids.length })
  const there = new Map(found.map(doc => [doc._id, doc]))
  for (const one of docs.keys()) {
    const doc = there.get(one.id)
    if (doc) one.entered = { doc, fresh: false, company: 1 }
  }
}
