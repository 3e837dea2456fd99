import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { contract as activitiesContract } from '../../cloudfunctions/activities/contract'
import type { contract as circlesContract } from '../../cloudfunctions/circles/contract'
import { openCity } from '../harness/city'
import { openidOf, personDoc } from '../harness/crowd'
import { built } from '../harness/program'
import type { CityAsked } from '../programs/city'

/** How many stand ready to tap. */
export const people = 400

export const places = 50

const steward = '宏达机械工会'

/** The other sides: functions of bench/programs beside ours, run by the same workers over the same database. */
const others = {
  'count-find-insert': { name: 'bench_sign_ups', indexes: [{ fields: ['activity', 'person'] }] },
  'bare-update': { name: 'bench_counters', indexes: [] },
}

export type Run = Awaited<ReturnType<typeof openRun>>

/** The demo city with four hundred more people in one circle, and the other functions among ours. */
export async function openRun(folder: string) {
  const { ask, doors, playing, stop, url } = await openCity({
    data: join(folder, 'city'),
    functionsDir: withOthers(join(folder, 'functions')),
  })
  const officer = await playing('工会干部', steward)
  const { id: circle } = await officer.to<typeof circlesContract>('circles').open({ name: '跑步圈' })
  const activities = officer.to<typeof activitiesContract>('activities')
  const names = Array.from({ length: people }, (_, i) => ({ openid: openidOf(i), name: `职工${i}` }))
  const documents = names.map(({ openid, name }) => personDoc(openid, name, [circle], {}, []))
  await ask({ insert: { collection: 'people', documents } })
  const shown = names.map(({ openid, name }) => ({ _id: openid, name, roles: [], union: steward }))
  await ask({ insert: { collection: 'people_demo', documents: shown } })
  const runners: Awaited<ReturnType<typeof doors.as>>[] = []
  for (const { _id, name } of shown)
    runners.push(await doors.as({ id: _id, name, roles: [], union: steward }))
  return {
    url,
    doors,
    ask,
    runners,
    activities,
    stop,
    async open(places: number, inMs = 24 * 3600_000) {
      const startsAt = (await doors.now()) + inMs
      const plan = { title: '三人篮球', place: '厂区球场', note: '', places, circles: [circle] }
      const opened = await activities.open({ ...plan, startsAt, endsAt: startsAt + 2 * 3600_000 })
      return opened.id
    },
    /** Calls as the n-th of the people; whether it was not refused. */
    async call(person: number, system: string, action: string, input: object, requestId?: string) {
      const runner = runners[person]
      if (!runner) throw new Error('no such runner')
      return runner.call(system, action, input, requestId).then(
        () => true,
        () => false,
      )
    },
    trips: (prefix: string) => ask<Record<string, number>>({ trips: prefix }),
    get: <R>(get: CityAsked['get']) => ask<R>({ get }),
    find: <R>(collection: string, filter: object) =>
      ask<R[]>({ find: { collection, filter: { ...filter } } }),
  }
}

/** Our built functions with the others beside them. */
function withOthers(folder: string): string {
  cpSync(join(built, 'cloudfunctions'), folder, { recursive: true })
  for (const [name, collection] of Object.entries(others)) {
    const at = join(folder, name)
    mkdirSync(at)
    cpSync(join(built, `${name}.js`), join(at, 'index.js'))
    writeFileSync(join(at, 'collections.json'), JSON.stringify([collection]))
  }
  return folder
}
