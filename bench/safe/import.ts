import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Import, contract as rosterContract } from '../../cloudfunctions/roster/contract'
import { rosterFile } from '../../local/seed/roster'
import { openCity } from '../harness/city'
import { withFolder } from '../harness/folder'
import { inTurn } from '../harness/in-turn'
import { startProgram } from '../harness/program'
import type { Topic } from '../harness/report'
import type { Memory } from '../programs/city'
import type { SheetRead, SheetWork } from '../programs/sheet-reader'

const rows = 10_000
const many = 100_000
const faulty = 37

/**
 * Other side: the same library reads the same file and throws it away. An import is taken from `begin` to `done`, as a
 * page does it, into a city without the people of the file.
 */
export const imported: Topic = report =>
  withFolder(async folder => {
    const city = await startCity(join(folder, 'city'))
    const file = join(folder, 'roster.xlsx')
    const content = await rosterFile(rows, faulty)
    writeFileSync(file, content)
    const reader = await startProgram('sheet-reader', {})
    const read = async () => {
      const { ms, rows: found } = await reader.ask<SheetRead>({ file } satisfies SheetWork)
      if (found < rows) throw new Error(`${found} rows were read of ${rows}`)
      return ms
    }
    const takeIn = async () => {
      const { ms, id } = await city.import(content, rows)
      await city.forget(id)
      return ms
    }
    const { ratio, a, b } = await inTurn(read, takeIn)
    const rate = (ms: number) => `${((rows / ms) * 1000).toFixed(0)} rows/s`
    report.figure(
      'import',
      ratio,
      { atLeast: 0.25 },
      `${rate(b)} into the members from begin to done, ${rate(a)} read and thrown away, ${rows} rows`,
    )
    await reader.stop()
    await city.stop()
  })

/** How much a worker grows over what it holds when it has answered one call. */
export const importMemory: Topic = report =>
  withFolder(async folder => {
    const city = await startCity(join(folder, 'city'))
    await city.idle()
    const before = await city.memory()
    const { ms } = await city.import(await rosterFile(many, faulty), many)
    const after = await city.memory()
    // A worker that is not there any more died on the way: then there is no number.
    const grown = before.map(
      ({ pid, now }) => (after.find(worker => worker.pid === pid)?.peak ?? Number.NaN) - now,
    )
    report.figure(
      'import-memory',
      Math.max(...grown) / 1024 / 1024,
      { atMost: 300 },
      `MB more in a worker than idle for ${many} rows, at the highest; ${(ms / 1000).toFixed(1)} s`,
    )
    await city.stop()
  })

/** A demo city with its leader signed in. */
async function startCity(data: string) {
  const { ask, doors, playing, stop } = await openCity({ data })
  const leader = await playing('市总工会 领导')
  const roster = leader.to<typeof rosterContract>('roster')
  const until = async (seen: Import): Promise<Import> => {
    let now = seen
    while (now.state === 'reading' || now.state === 'comparing' || now.state === 'applying')
      now = await roster.go({ roster: now.id })
    return now
  }
  return {
    memory: () => ask<Memory>({ memory: true }),
    /** Both workers have answered something. */
    idle: () => Promise.all(Array.from({ length: 8 }, () => roster.rosters({}))),
    /** ms from begin to done. */
    async import(content: Uint8Array, expected: number): Promise<{ ms: number; id: string }> {
      const uploaded = await doors.upload(leader.token, content)
      const began = performance.now()
      const ready = await until(await roster.begin({ file: uploaded, name: `${randomUUID()}.xlsx` }))
      const done = await until(await roster.apply({ roster: ready.id }))
      const ms = performance.now() - began
      const { fresh, faulty: wrong } = done.counts
      if (done.state !== 'done' || wrong !== faulty || fresh !== expected - faulty)
        throw new Error(`${done.state}: ${JSON.stringify(done.counts)}`)
      return { ms, id: done.id }
    },
    /** The people an import brought are gone again. */
    async forget(id: string) {
      await ask({ remove: { collection: 'members_members', filter: { 'listed.import': id } } })
      await ask({ remove: { collection: 'roster_chunks', filter: { import: id } } })
    },
    stop,
  }
}
