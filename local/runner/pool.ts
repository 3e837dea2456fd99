import { CALLS_WAITING } from '../limits'
import type { Job, Outcome } from './call'
import { type Child, type ChildOptions, startChild } from './child'

export type Pool = {
  run(job: Job): Promise<Outcome>
  shift(offsetMs: number): void
  /** Calls at work or waiting. */
  busy(): number
  pids(): number[]
  kill(pid: number): boolean
  stop(): Promise<void>
}

export type PoolOptions = Omit<ChildOptions, 'offsetMs'> & {
  /** Processes kept running. */
  size: number
  /** Processes at most, when functions call functions and none is free. */
  most: number
  /** Calls at work in one process. */
  each: number
  offsetMs: () => number
}

/**
 * Keeps `size` worker processes running, replacing those that end. A call waits for a place in the least busy one; a
 * call made by a function never waits behind those it would have to outlive.
 */
export function openPool(options: PoolOptions): Pool {
  const { size, most, each } = options
  const children = new Set<Child>()
  const queue: { job: Job; resolve: (outcome: Outcome) => void }[] = []
  /** Calls at work that no function made. */
  let outer = 0
  let stopping = false

  const add = (): Child => {
    const born = performance.now()
    const child = startChild({ ...options, offsetMs: options.offsetMs() })
    children.add(child)
    void child.ended.then(() => {
      children.delete(child)
      // One that cannot even start is tried again, but not in a tight loop.
      const again = setTimeout(replace, performance.now() - born < 500 ? 500 : 0)
      if (stopping) clearTimeout(again)
    })
    return child
  }
  const replace = () => {
    if (stopping) return
    if (children.size < size) add()
    drain()
  }
  const free = (job: Job): Child | undefined => {
    if (!job.nested && outer >= size * each) return undefined
    const [least] = [...children].filter(child => child.alive()).sort((a, b) => a.busy() - b.busy())
    if (least && least.busy() < each) return least
    if (!job.nested) return undefined
    return each > 1 ? least : children.size < most ? add() : undefined
  }
  const start = (child: Child, { job, resolve }: (typeof queue)[number]) => {
    if (!job.nested) outer += 1
    void child.run(job).then(outcome => {
      if (!job.nested) outer -= 1
      resolve(outcome)
      // One call at a time: a process whose call will not end takes no other.
      if (each === 1 && (outcome.kind === 'timeout' || children.size > 2 * size)) child.kill()
      drain()
    })
  }
  const drain = () => {
    for (;;) {
      const next = queue[0]
      const child = next && free(next.job)
      if (!next || !child) return
      queue.shift()
      start(child, next)
    }
  }
  for (let i = 0; i < size; i++) add()

  return {
    run: job =>
      new Promise(resolve => {
        if (stopping) return resolve({ kind: 'crashed' })
        const child = queue.length && !job.nested ? undefined : free(job)
        if (child) return start(child, { job, resolve })
        if (job.nested || queue.length >= CALLS_WAITING) return resolve({ kind: 'busy' })
        queue.push({ job, resolve })
      }),
    shift(offsetMs) {
      for (const child of children) child.shift(offsetMs)
    },
    busy: () => [...children].reduce((sum, child) => sum + child.busy(), queue.length),
    pids: () => [...children].map(child => child.pid),
    kill(pid) {
      for (const child of children) {
        if (child.pid !== pid) continue
        child.kill()
        return true
      }
      return false
    },
    async stop() {
      stopping = true
      for (const { resolve } of queue.splice(0)) resolve({ kind: 'crashed' })
      await Promise.all(
        [...children].map(child => {
          child.kill()
          return child.ended
        }),
      )
    },
  }
}
