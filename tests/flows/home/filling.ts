import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../../../local/home'
import { doorsOf, Refused } from '../people'
import type { SmallDisk } from './small-disk'

const kilobyte = 1024

/** How large the disk is that is filled, bytes. */
export const diskBytes = 96 * kilobyte * kilobyte

/** What is kept free on it, in turn, and at how many points it is filled with each. */
export const reserves = [
  ['nothing', 0],
  ['some', 4 * kilobyte * kilobyte],
] as const
export const pointsEach = 15

const writes = 6

/**
 * Fills the disk of a home at fifteen points, writes, reads, makes room and writes again. Answers what was not as it
 * must be: refused in words, read all the while, nothing half written, and written again by itself.
 */
export async function fillUp(
  home: Home,
  data: string,
  disk: SmallDisk,
  reserveBytes: number,
): Promise<string[]> {
  const doors = doorsOf(home.url)
  const members = (await doors.people()).filter(({ roles }) => roles.includes('会员')).slice(0, pointsEach)
  if (members.length < pointsEach) throw new Error('too few members')
  const wrong: string[] = []
  for (const [i, one] of members.entries()) {
    const bytes = leftAt(i, reserveBytes)
    const told = (what: string) => wrong.push(`${what} with ${bytes} bytes left of ${reserveBytes} kept`)
    const member = await doors.as(one)
    const before = await home.engine.count('appeals_appeals', {})
    const requests = Array.from({ length: writes }, () => randomUUID())
    let refused = 0
    disk.leave(bytes)
    for (const requestId of requests) {
      const outcome = await member
        .call('appeals', 'submit', anAppeal, requestId)
        .catch((error: unknown) => error)
      if (outcome instanceof Error) {
        refused += 1
        const inWords =
          outcome instanceof Refused && outcome.code === 'RATE' && outcome.reason === 'read-only'
        if (!inWords) told(`refused as ${outcome.message}`)
      }
      await doors.upload(member.token, paper(64 * kilobyte)).catch((error: Error) => {
        refused += 1
        if (!/存储空间满了/.test(error.message)) told(`no file taken as ${error.message}`)
      })
    }
    if (refused === 0) told('nothing was refused')
    const me = await member.call('members', 'me', {}).catch((error: unknown) => error)
    if (Object(Reflect.get(Object(me), 'person')).name !== member.name) told('could not be read')
    disk.makeRoom()
    for (const requestId of requests) await member.call('appeals', 'submit', anAppeal, requestId)
    const more = (await home.engine.count('appeals_appeals', {})) - before
    if (more !== writes) told(`${more} were written of ${writes}`)
  }
  wrong.push(...(await home.engine.integrity()).problems.map(String))
  wrong.push(...readdirSync(join(data, 'files')).filter(name => name.endsWith('.writing')))
  return wrong
}

/** What the i-th point leaves on the disk. */
const leftAt = (i: number, reserveBytes: number) =>
  Math.max(
    0,
    reserveBytes === 0 ? i * 16 * kilobyte : Math.ceil(reserveBytes + (i - pointsEach / 2) * 24 * kilobyte),
  )

const paper = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(bytes, 7)])

const anAppeal = {
  kind: 'safety',
  unit: '',
  words: '车间的风扇坏了。',
  pictures: [],
  anonymous: false,
  aboutOfficer: false,
  upper: false,
}
