import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../../../local/home'
import { openHome } from '../../home'
import { doorsOf } from '../people'
import { openSmallDisk } from './small-disk'

const points = 30
const kilobyte = 1024
const disk = openSmallDisk(96 * kilobyte * kilobyte)

const paper = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(bytes, 7)])

afterAll(() => disk?.end())

/** What each of the thirty points leaves on the disk, the half of them with nothing kept free. */
const left = (reserveBytes: number) =>
  Array.from({ length: points / 2 }, (_, i) =>
    Math.max(0, reserveBytes === 0 ? i * 16 * kilobyte : reserveBytes + (i - points / 4) * 24 * kilobyte),
  )

const anAppeal = {
  kind: 'safety',
  unit: '',
  words: '车间的风扇坏了。',
  pictures: [],
  anonymous: false,
  aboutOfficer: false,
  upper: false,
}

const possible = disk ? describe : describe.skip

possible('a disk that fills up at thirty points', () => {
  const data = join(disk?.folder ?? '', 'data')
  let home: Home | undefined

  afterEach(async () => {
    disk?.makeRoom()
    await home?.stop()
    home = undefined
  })

  test.each([
    ['nothing', 0],
    ['some', 4 * kilobyte * kilobyte],
  ])(
    'with %s kept free it is refused in words, read, never half written, and written again by itself',
    async (_, reserveBytes) => {
      const small = disk
      if (!small) throw new Error('there is no small disk')
      home = await openHome({ port: 0, data, demo: true, reserveBytes })
      const doors = doorsOf(home.url)
      const everybody = (await doors.people()).filter(({ roles }) => roles.includes('会员'))
      const points = await Promise.all(
        left(reserveBytes).map(async (bytes, i) => {
          const person = everybody[i]
          if (!person) throw new Error('too few members')
          return { bytes, member: await doors.as(person) }
        }),
      )
      for (const { bytes, member } of points) {
        const before = await home.engine.count('appeals_appeals', {})
        let refused = 0
        small.leave(bytes)
        const requests = Array.from({ length: 6 }, () => randomUUID())
        for (const requestId of requests) {
          const outcome = await member
            .call('appeals', 'submit', anAppeal, requestId)
            .catch((error: unknown) => error)
          if (outcome instanceof Error) {
            expect(outcome).toMatchObject({ code: 'RATE', reason: 'read-only' })
            refused += 1
          }
          await doors.upload(member.token, paper(64 * kilobyte)).catch((error: Error) => {
            expect(error.message).toMatch(/存储空间满了/)
            refused += 1
          })
        }
        expect(refused).toBeGreaterThan(0)
        expect(await member.call('members', 'me', {})).toMatchObject({ person: { name: member.name } })
        small.makeRoom()
        for (const requestId of requests) await member.call('appeals', 'submit', anAppeal, requestId)
        expect(await home.engine.count('appeals_appeals', {})).toBe(before + requests.length)
      }
      expect((await home.engine.integrity()).problems).toEqual([])
      expect(readdirSync(join(data, 'files')).filter(name => name.endsWith('.writing'))).toEqual([])
    },
    300_000,
  )
})
