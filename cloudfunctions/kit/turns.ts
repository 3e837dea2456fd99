import { createHash } from 'node:crypto'

const last = new Map<string, Promise<unknown>>()

/**
 * Does the work, as the call that asks for it, when all that was begun before under this name within the process is
 * over: what one call asks of the database, no other call may ask for it after it ended.
 */
export function inTurn<R>(name: string, work: () => Promise<R>): Promise<R> {
  const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
  const over = turn
    .catch(() => null)
    .then(() => {
      if (last.get(name) === over) last.delete(name)
    })
  last.set(name, over)
  return turn
}

/** Steps aside for other processes for a while that grows with the tries and that no two requests share. */
export function aside(request: string, tries: number): Promise<void> {
  const share = createHash('sha256').update(`${request}/${tries}`).digest().readUInt16BE(0) / 65_536
  return new Promise(resolve => setTimeout(resolve, share * Math.min(5 * tries, 100)))
}
