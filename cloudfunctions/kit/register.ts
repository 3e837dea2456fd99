import type { Context } from './context'
import { carryOut } from './drain'
import { keep } from './pending'
import type { Bare, Collection, IndexSpec, Kept, Pending } from './store'
import { aside } from './turns'

/** What has a number of a register, whose numbers go up from 1 year by year. */
export type Numbered = { register: string; n: number }

/** The index by which two documents cannot have one number. */
export const numbered: IndexSpec = { fields: ['register', ['n', -1]], unique: true }

/**
 * Adds a document under the next number of its register. Number and document are written in one, so no number is given
 * twice or left out; who comes at the same time is added after, however many they are. One that is there already is
 * answered as it is.
 */
export async function enter<T extends Kept & Numbered>(
  ctx: Context,
  to: Collection<T>,
  register: string,
  { id, write }: { id: string; write: (numbered: Numbered) => { doc: Bare<T>; first: Pending } },
): Promise<{ doc: T; fresh: boolean }> {
  const entered = await queued(to, register, {
    id,
    request: ctx.request,
    write(numbered) {
      const { doc, first } = write(numbered)
      return keep<T>(doc, first)
    },
  })
  return { ...entered, doc: await carryOut(ctx, to, entered.doc) }
}

type Entered<T> = { doc: T; fresh: boolean }

type Waiting<T> = {
  id: string
  request: string
  write: (numbered: Numbered) => T
  settle: (entered: Entered<T>) => void
  fail: (error: unknown) => void
}

/** So many are written at once. */
const batch = 50

/** So often in a row others may be quicker, of whom each has entered something. */
const most = 300

/** Who waits to be entered, by register; one process writes one batch after another. */
const desks = new Map<string, unknown[]>()

function queued<T extends Kept & Numbered>(
  to: Collection<T>,
  register: string,
  one: Pick<Waiting<T>, 'id' | 'request' | 'write'>,
): Promise<Entered<T>> {
  return new Promise((settle, fail) => {
    const name = `${to.name}/${register}`
    const queue = desks.get(name)
    const waiting: Waiting<T> = { ...one, settle, fail }
    if (queue) {
      queue.push(waiting)
      return
    }
    const begun = [waiting]
    desks.set(name, begun)
    void serve(to, register, begun).finally(() => desks.delete(name))
  })
}

async function serve<T extends Kept & Numbered>(
  to: Collection<T>,
  register: string,
  queue: Waiting<T>[],
): Promise<void> {
  for (let lost = 0; queue.length > 0; ) {
    const taken = takeBatch(queue)
    try {
      const left = await writeBatch(to, register, taken)
      queue.unshift(...left)
      lost = left.length < taken.length ? 0 : lost + 1
      const [next] = left
      if (lost === most) throw new Error(`${to.name} takes no number of ${register}`)
      if (next && lost > 0) await aside(next.request, lost)
    } catch (error) {
      for (const { fail } of [...taken, ...queue.splice(0)]) fail(error)
    }
  }
}

/** The first of the queue, each document once. */
function takeBatch<T>(queue: Waiting<T>[]): Waiting<T>[] {
  const taken: Waiting<T>[] = []
  const rest = queue.splice(0)
  for (const one of rest) {
    const fits = taken.length < batch && !taken.some(({ id }) => id === one.id)
    if (fits) taken.push(one)
    else queue.push(one)
  }
  return taken
}

/** Writes all of them under the next numbers, or answers those that have to be tried again. */
async function writeBatch<T extends Kept & Numbered>(
  to: Collection<T>,
  register: string,
  taken: readonly Waiting<T>[],
): Promise<Waiting<T>[]> {
  const [last] = await to.find({ where: { register }, order: [['n', 'desc']], limit: 1 })
  const docs = new Map<Waiting<T>, T>()
  for (const one of taken) {
    try {
      docs.set(one, one.write({ register, n: (last?.n ?? 0) + docs.size + 1 }))
    } catch (error) {
      one.fail(error)
    }
  }
  if (await to.addAll([...docs.values()])) {
    for (const [one, doc] of docs) one.settle({ doc, fresh: true })
    return []
  }
  const ids = [...docs.keys()].map(({ id }) => id)
  const there = new Map(
    (await to.find({ where: { _id: { in: ids } }, limit: ids.length })).map(doc => [doc._id, doc]),
  )
  return [...docs.keys()].filter(one => {
    const doc = there.get(one.id)
    if (doc) one.settle({ doc, fresh: false })
    return !doc
  })
}
