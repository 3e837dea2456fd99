import type Database from 'libsql'
import { isNoRoom, noRoom, type Room } from '../room'

export type Writer = {
  /** Runs the work inside the next commit; answers once that is on disk. Work that throws leaves nothing behind. */
  write<R>(work: () => R, many?: boolean): Promise<R>
  /** Resolves when everything asked for so far is answered. */
  idle(): Promise<void>
}

type Job = { run: () => void; answer: () => void; fail: (error: unknown) => void; many: boolean }

/**
 * One writer: with `group` all work that arrived while the last commit ran shares the next one, with `each` every work
 * has its own. `forget` is called when a commit failed, for what was kept in memory may not be on disk. While the disk has no
 * room all work is refused before it begins.
 */
export function openWriter(
  db: Database.Database,
  commit: 'group' | 'each',
  forget: () => void,
  room?: Room,
): Writer {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const end = db.prepare('COMMIT')
  const back = db.prepare('ROLLBACK')
  let waiting: Job[] = []
  let planned = false
  let settled = Promise.resolve()

  function flush(): void {
    planned = false
    const jobs = waiting
    waiting = []
    if (commit === 'group') together(jobs)
    else for (const job of jobs) together([job])
  }

  function together(jobs: Job[]): void {
    const done: Job[] = []
    const failed: [Job, unknown][] = []
    try {
      room?.need()
      begin.run()
      for (const job of jobs) {
        try {
          if (job.many) guarded(job)
          else job.run()
          done.push(job)
        } catch (error) {
          failed.push([job, error])
        }
      }
      end.run()
    } catch (error) {
      const cause = isNoRoom(error) ? noRoom() : error
      if (db.inTransaction) back.run()
      forget()
      for (const job of jobs) job.fail(failed.find(([one]) => one === job)?.[1] ?? cause)
      return
    }
    for (const job of done) job.answer()
    for (const [job, why] of failed) job.fail(why)
  }

  function guarded(job: Job): void {
    db.exec('SAVEPOINT work')
    try {
      job.run()
    } catch (error) {
      db.exec('ROLLBACK TO work')
      forget()
      throw error
    } finally {
      db.exec('RELEASE work')
    }
  }

  return {
    write<R>(work: () => R, many = false) {
      const answered = new Promise<R>((resolve, reject) => {
        let result: R
        waiting.push({
          run: () => {
            result = work()
          },
          answer: () => resolve(result),
          fail: reject,
          many,
        })
      })
      if (!planned) {
        planned = true
        setImmediate(flush)
      }
      settled = Promise.allSettled([settled, answered]).then(() => undefined)
      return answered
    },
    idle: () => settled,
  }
}
