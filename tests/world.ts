import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Body } from '../cloudfunctions/bodies/store'
import type { Role, Union } from '../cloudfunctions/kit/actor'
import { type Cast, cast, identityCheckDigit, type World } from '../cloudfunctions/kit/contract'
import { personIdOf } from '../cloudfunctions/kit/ids'
import type { Home, HomeOptions } from '../local/home'
import { doorsOf } from './flows/people'
import { openHome } from './home'

export type Caller = Awaited<ReturnType<ReturnType<typeof doorsOf>['as']>>

type Side = 'in' | 'out'

/** A small running union with one person of every role in a territory and the same in another, all by real calls. */
export type Stage = {
  home: Home
  /** Where this home keeps its data. */
  folder: string
  unserved: string[]
  stranger: { call: Caller['call'] }
  newcomer(): Promise<Caller>
  player(side: Side, role: Cast): Caller
  /** Somebody new who stands where the worker or the member of the territory stands. */
  double(role: 'worker' | 'member', name?: string): Promise<Caller & { phone: string; idNumber: string }>
  /** Somebody new who holds the office that this one of the territory holds, and nothing else. */
  another(role: 'officer' | 'mediator'): Promise<Caller & { phone: string }>
  /** Somebody new who has proven this number, which may have been another's. */
  taking(phone: string): Promise<Caller>
  /** A sheet this person uploaded and used for nothing yet; answers its id. */
  file(owner: Caller): Promise<string>
  /** Numbers nobody has. */
  nobodys: { phone(): string; idNumber(): string }
  /** The examples' world for this caller; the worker of the territory is somebody new. */
  worldFor(caller: Caller): Promise<World>
  /** How many documents there are and how often they were changed, by collection; the timers' journal apart. */
  footprint(): Promise<string>
  pass(ms: number): Promise<void>
  /** Lets the timers do what is due already, so that none does it between two looks. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export async function setStage(watched: Pick<HomeOptions, 'observer'> = {}): Promise<Stage> {
  const unserved: string[] = []
  const data = mkdtempSync(join(tmpdir(), 'niangjia-world-'))
  const onUnserved = (report: object) => unserved.push(JSON.stringify(report))
  const home = await openHome({ port: 0, data, demo: true, seed: false, onUnserved, ...watched })
  const doors = doorsOf(home.url)
  let count = 0
  const fresh = () => {
    count += 1
    return count
  }
  const phone = () => `136${String(10_000_000 + fresh())}`
  const idNumber = () => {
    const first = `330199198${fresh() % 10}0${1 + (count % 9)}1${count % 10}${String(count % 1000).padStart(3, '0')}`
    return `${first}${identityCheckDigit(first)}`
  }

  async function arrive(name: string): Promise<Caller> {
    const openid = `person-${String(fresh()).padStart(6, '0')}`
    await home.engine.insert('people_demo', [{ _id: openid, name, roles: [], union: '' }])
    return doors.as({ id: openid, name, roles: [], union: '' })
  }

  async function become(name: string): Promise<Caller & { phone: string }> {
    const person = await arrive(name)
    const own = phone()
    await prove(person, own)
    return { ...person, phone: own }
  }

  async function prove(person: Caller, own: string): Promise<void> {
    await person.call('members', 'sendCode', { phone: own })
    const code = await doors.smsCode(own)
    await person.call('members', 'verifyPhone', { phone: own, code, name: person.name })
  }

  async function grant(person: Caller, role: Role): Promise<void> {
    await home.engine.update('people', {
      filter: { _id: personIdOf(person.id) },
      update: { $push: { roles: role } },
    })
  }

  async function settle(side: Side) {
    const [top, street, workplace] = branch(side)
    await home.engine.insert('unions', [top, street, workplace])
    const office = (union: Union): Role => ({
      role: 'officer',
      of: union._id,
      path: union.path,
      name: union.name,
    })
    const players = {
      worker: await become('苏晓梅'),
      member: await become('陈志强'),
      steward: await become('李秀兰'),
      officer: await become('周建国'),
      upper: await become('赵文斌'),
      mediator: await become('沈雪琴'),
      party: await become('王建业'),
      guest: await become('林法官'),
      auditor: await become('何静'),
    }
    await grant(players.officer, office(workplace))
    await grant(players.upper, office(street))
    const mediates: Role = { role: 'mediator', of: `${street._id}-body`, path: street.path, name: '调解' }
    await grant(players.mediator, mediates)
    await grant(players.auditor, { ...office(street), role: 'auditor' })
    await home.engine.insert('bodies_bodies', [
      bodyOf(street, personIdOf(players.mediator.id)),
      bodyOf(workplace, personIdOf(players.mediator.id)),
    ])
    const enrol = async (person: Caller, number: string) => {
      const input = { union: workplace._id, name: person.name, idNumber: number, consent: true }
      const { id } = await given<{ id: string }>(person.call('members', 'apply', input))
      const decidedOn = new Date((await doors.now()) + 8 * 3600_000).toISOString().slice(0, 10)
      await players.officer.call('members', 'decide', { applications: [id], decision: 'approve', decidedOn })
    }
    for (const role of ['member', 'steward', 'officer'] as const) await enrol(players[role], idNumber())
    const steward = personIdOf(players.steward.id)
    const circle = await given<{ id: string }>(
      players.officer.call('circles', 'open', { name: '一车间', steward }),
    )
    const { code } = await given<{ code: string }>(
      players.officer.call('circles', 'code', { circle: circle.id }),
    )
    for (const role of cast) await players[role].call('circles', 'enter', { code })
    return {
      players,
      enrol,
      union: workplace._id,
      body: `${street._id}-body`,
      otherBody: `${workplace._id}-body`,
      circle: circle.id,
      code,
    }
  }

  const sides = { in: await settle('in'), out: await settle('out') }

  return {
    home,
    folder: data,
    unserved,
    stranger: doors.nobody(),
    newcomer: () => arrive('新人'),
    player: (side, role) => sides[side].players[role],
    async double(role, name = '苏晓梅') {
      const person = { ...(await become(name)), idNumber: idNumber() }
      if (role === 'member') await sides.in.enrol(person, person.idNumber)
      await person.call('circles', 'enter', { code: sides.in.code })
      return person
    },
    async another(role) {
      const { id } = sides.in.players[role]
      const [held] = await home.engine.find('people', { filter: { _id: personIdOf(id) } })
      const person = await become('何洁')
      for (const one of (held?.roles ?? []) as Role[]) if (one.role === role) await grant(person, one)
      return person
    },
    async taking(phone) {
      const person = await arrive('接号的人')
      await prove(person, phone)
      return person
    },
    file: async owner => doors.upload(owner.token, await sheetOf([['一份'], [String(fresh())]])),
    nobodys: { phone, idNumber },
    async worldFor(caller) {
      const here = sides.in
      const worker = caller === here.players.worker
      here.players.worker = await become('苏晓梅')
      await here.players.worker.call('circles', 'enter', { code: here.code })
      const asked = worker ? here.players.worker : caller
      return {
        union: here.union,
        body: here.body,
        otherBody: here.otherBody,
        circle: here.circle,
        now: await doors.now(),
        fresh,
        phone,
        idNumber,
        person: role => ({
          id: personIdOf(here.players[role].id),
          name: here.players[role].name,
          phone: here.players[role].phone,
        }),
        sheet: async (rows, as) => doors.upload((as ? here.players[as] : asked).token, await sheetOf(rows)),
        async wait(ms) {
          await doors.advance(ms)
        },
        codeSentTo: doors.smsCode,
        phoneCode: () => doors.phoneCode(asked.token, phone()),
        call: (as, system, action, input) =>
          given((as === 'caller' ? asked : here.players[as]).call(system, action, input)),
      }
    },
    async footprint() {
      const names = home.engine.collections().filter(name => !unseen.includes(name))
      const counts = names.map(async name => {
        const docs = await home.engine.find(name, { filter: {} })
        return `${name} ${docs.length} ${docs.reduce((sum, { rev }) => sum + (typeof rev === 'number' ? rev : 0), 0)}`
      })
      return (await Promise.all(counts)).join('\n')
    },
    async pass(ms) {
      await doors.advance(ms)
    },
    async settle() {
      await doors.advance(1)
    },
    stop: () => home.stop(),
  }
}

/** What changes by being asked: the journal of the timers, and how often somebody tried. */
const unseen = ['people_demo', 'journal', 'journal_blocks', 'uses']

async function sheetOf(rows: readonly string[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('名册').addRows([...rows])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The answer of a call, of the shape its contract states. */
const given = <R>(work: Promise<unknown>): Promise<R> => work as Promise<R>

const kept = { rev: 1, pending: [], pendingAt: 0, done: [] }

function branch(side: Side): [Union, Union, Union] {
  const union = (_id: string, parent: Union | null, level: Union['level'], name: string): Union => ({
    ...kept,
    _id,
    name,
    level,
    parent: parent?._id ?? null,
    path: `${parent?.path ?? '/'}${_id}/`,
    place: '云州市',
    contact: null,
    takesMembers: level === 'workplace',
    pieces: ['工', '会', '工会'],
  })
  const top = union(`${side}-district`, null, 'district', '区总工会')
  const street = union(`${side}-street`, top, 'street', '街道总工会')
  return [top, street, union(`${side}-workplace`, street, 'workplace', '工厂工会')]
}

const bodyOf = (street: Union, mediator: string): Body => ({
  ...kept,
  _id: `${street._id}-body`,
  name: '街道调解中心',
  short: street._id,
  kind: 'street',
  area: '街道',
  seal: { name: '街道调解中心', picture: null },
  union: street._id,
  level: 'street',
  path: street.path,
  contact: { person: mediator, name: '沈雪琴' },
  mediators: [
    { person: mediator, name: '沈雪琴', as: 'officer', since: 0, until: null, note: '', reason: null },
  ],
})
