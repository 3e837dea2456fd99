import type { contract as bodiesContract } from '../../cloudfunctions/bodies/contract'
import type { Action } from '../../cloudfunctions/kit/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import { contract } from '../../cloudfunctions/mediation/contract'
import type { contract as noticesContract } from '../../cloudfunctions/notices/contract'
import { type Caller, type Stage, setStage } from '../world'
import { doorsOf, Refused, refusalOf } from './people'

let stage: Stage
let doors: ReturnType<typeof doorsOf>
let colleague: Caller & { phone: string }

beforeAll(async () => {
  stage = await setStage()
  doors = doorsOf(stage.home.url)
  const leader = stage.player('in', 'upper').to<typeof bodiesContract>('bodies')
  colleague = await stage.double('worker', '何洁')
  const { body } = await stage.worldFor(stage.player('in', 'upper'))
  await leader.addMediator({ body, phone: colleague.phone, name: '何洁', as: 'lawyer', note: '' })
}, 300_000)

afterAll(() => stage.stop())

type Role = Parameters<Stage['player']>[1]
const of = (person: Caller) => person.to<typeof contract>('mediation')
const as = (role: Role) => of(stage.player('in', role))
const idOf = (role: Role) => personIdOf(stage.player('in', role).id)
const inbox = async (person: Caller) =>
  (await person.to<typeof noticesContract>('notices').inbox({})).rows.map(({ title }) => title)

const secrets = {
  request: '支付 2026 年 8 月的工资 6200 元',
  facts: '公司自 8 月起没有发工资，多次去问都说再等等。',
  filer: '苏晓梅',
}

/** A case in the hands of the mediator of the stage. */
async function held(): Promise<string> {
  const { body } = await stage.worldFor(stage.player('in', 'worker'))
  const { id } = await as('worker').file({
    body,
    dispute: 'wages',
    respondent: '宏达机械有限公司',
    respondentAddress: '',
    ...secrets,
  })
  await as('mediator').accept({ case: id })
  await as('mediator').assign({ case: id, mediator: idOf('mediator') })
  return id
}

/** A case in one of somebody's lists, on whichever page it stands. */
async function rowOf(person: Caller, list: 'mine' | 'level', id: string) {
  for (let cursor: string | null = null; ; ) {
    const page = await of(person).worklist({ list, cursor })
    const row = page.rows.find(one => one.id === id)
    if (row || !page.next) return row
    cursor = page.next
  }
}

const journalOf = async (id: string) => {
  await stage.settle()
  return stage.home.engine.find('journal', { filter: { record: id } })
}

const acting: [string, Action][] = Object.entries<Action>(contract.actions).filter(
  ([name, { who, where }]) => where === 'territory' && who.includes('mediator') && name !== 'takeDown',
)

test.each(acting)(
  '%s does nothing and tells nothing to another mediator of the body',
  async (name, action) => {
    const world = await stage.worldFor(stage.player('in', 'worker'))
    const input = Object(await action.example(world))
    const filter = { _id: input.case }
    const mediator = { person: idOf('mediator'), name: '沈雪琴', interest: null }
    await stage.home.engine.update('mediation_cases', {
      filter,
      update: { $set: { mediator, facts: secrets.facts, request: secrets.request } },
    })
    if (action.fresh) await colleague.prove()
    await stage.settle()
    const before = await stage.footprint()
    const outcome = await colleague.call('mediation', name, input).catch((error: unknown) => error)
    const text = outcome instanceof Refused ? outcome.code : JSON.stringify(outcome)
    expect(text).not.toMatch(/8 月|苏晓梅|"1[3-9]\d{9}"|王建业|签名/)
    if (name === 'case') expect(outcome).toMatchObject({ side: 'colleague', moves: [], filer: '苏**' })
    else expect(text).toBe('NOT_FOUND')
    expect(await stage.footprint()).toBe(before)
  },
  60_000,
)

test('until somebody has it any mediator of the body takes it up, and from then on the one who has it', async () => {
  const { body } = await stage.worldFor(stage.player('in', 'worker'))
  const { id } = await as('worker').file({
    body,
    dispute: 'wages',
    respondent: '宏达机械有限公司',
    respondentAddress: '',
    ...secrets,
  })
  expect(await of(colleague).case({ case: id })).toMatchObject({ side: 'mediator', ...secrets })
  await of(colleague).accept({ case: id })
  await of(colleague).assign({ case: id, mediator: personIdOf(colleague.id) })
  expect((await of(colleague).case({ case: id })).hand).toBe('holder')
  const row = await rowOf(colleague, 'mine', id)
  expect(row?.filer).toBe('苏晓梅')
})

test('the head acts in a case another has only with a reason, which stands in its course and in the journal', async () => {
  const id = await held()
  const mine = personIdOf(colleague.id)
  await as('mediator').changeMediator({ case: id, mediator: mine, reason: '换何洁来办' })
  const seen = await as('mediator').case({ case: id })
  expect(seen).toMatchObject({ hand: 'head', request: secrets.request })
  expect(seen.moves.find(({ name }) => name === 'fail')?.form).toHaveProperty('because')
  const bare = as('mediator').fail({ case: id, reason: '公司不愿意付' })
  expect(await refusalOf(bare)).toMatchObject({ reason: 'head-reason', field: 'because' })
  const because = '何洁在住院，期限今天到'
  const after = await as('mediator').fail({ case: id, reason: '公司不愿意付', because })
  expect(after.timeline.map(({ text }) => text)).toContain(`负责人办理的原因：${because}`)
  expect((await journalOf(id)).map(({ note }) => String(note))).toContain(
    `调解不成，负责人办理的原因：${because}`,
  )
})

test('who heads the body and gave a case to another reads it; who gave it away and does not, no more', async () => {
  const id = await held()
  await as('mediator').changeMediator({ case: id, mediator: personIdOf(colleague.id), reason: '换何洁来办' })
  const given = await of(colleague).changeMediator({
    case: id,
    mediator: idOf('mediator'),
    reason: '我和公司的人认识',
  })
  expect(given).toMatchObject({ side: 'colleague', request: '', moves: [] })
  expect((await as('mediator').case({ case: id })).hand).toBe('holder')
})

test('a mediator who is a party of a case is a party in it and mediates nothing', async () => {
  const { body } = await stage.worldFor(stage.player('in', 'worker'))
  const { id } = await of(colleague).file({
    body,
    dispute: 'wages',
    respondent: '宏达机械有限公司',
    respondentAddress: '',
    ...secrets,
    filer: '何洁',
  })
  expect((await of(colleague).case({ case: id })).side).toBe('applicant')
  expect((await refusalOf(of(colleague).accept({ case: id }))).code).toBe('NOT_FOUND')
  await as('mediator').accept({ case: id })
  const own = as('mediator').assign({ case: id, mediator: personIdOf(colleague.id) })
  expect(await refusalOf(own)).toMatchObject({ reason: 'interested', field: 'mediator' })
})

describe('a mediator who is taken off the roster', () => {
  let id: string
  let number: string

  test('gives up the open cases they have, both sides are told, and the body has them to give out', async () => {
    const world = await stage.worldFor(stage.player('in', 'worker'))
    const other = world.person('party')
    id = await held()
    await as('mediator').callIn({
      case: id,
      respondent: 1,
      name: other.name,
      office: '人事',
      phone: other.phone,
    })
    const person = personIdOf(colleague.id)
    const given = await as('mediator').changeMediator({ case: id, mediator: person, reason: '换何洁来办' })
    number = given.number
    const leader = stage.player('in', 'upper').to<typeof bodiesContract>('bodies')
    await leader.removeMediator({ body: world.body, person, reason: '聘期满了' })
    expect((await refusalOf(of(colleague).case({ case: id }))).code).toBe('NOT_FOUND')
    for (const role of ['worker', 'party', 'mediator'] as const)
      expect(await inbox(stage.player('in', role))).toEqual(
        expect.arrayContaining([expect.stringMatching(new RegExp(`${number}：(调解员换人|等重新指派)`))]),
      )
    const row = await rowOf(stage.player('in', 'mediator'), 'level', id)
    expect(row).toMatchObject({ label: '等重新指派调解员', tone: 'late' })
    const seen = await as('mediator').case({ case: id })
    expect(seen).toMatchObject({ mediator: null, hand: 'free' })
    const open = seen.clocks.filter(({ stopped }) => !stopped).map(({ name }) => name)
    expect(open).toContain('mediation.assign')
  })

  test('leaves what cannot be done until another has it', async () => {
    const early = as('mediator').fail({ case: id, reason: '公司不愿意付' })
    expect((await refusalOf(early)).reason).toBe('not-now')
    const seen = await as('mediator').case({ case: id })
    expect(seen.moves.map(({ name }) => name).sort()).toEqual(['reassign', 'report'])
    const after = await as('mediator').reassign({ case: id, mediator: idOf('mediator') })
    expect(after).toMatchObject({ label: '调解中', hand: 'holder' })
    expect(await inbox(stage.player('in', 'worker'))).toContain(`${number}：重新指派调解员`)
  })

  test('who is given a case while being taken off has it no longer than the roster', async () => {
    const world = await stage.worldFor(stage.player('in', 'upper'))
    const leader = stage.player('in', 'upper').to<typeof bodiesContract>('bodies')
    const person = personIdOf(colleague.id)
    const phone = colleague.phone
    await leader.addMediator({ body: world.body, phone, name: '何洁', as: 'lawyer', note: '' })
    const cases = await Promise.all([held(), held(), held()])
    await Promise.allSettled([
      ...cases.map(one =>
        as('mediator').changeMediator({ case: one, mediator: person, reason: '换何洁来办' }),
      ),
      leader.removeMediator({ body: world.body, person, reason: '聘期满了' }),
    ])
    await doors.advance(60_000)
    const found = await stage.home.engine.find('mediation_cases', { filter: { _id: { $in: cases } } })
    expect(found.map(({ mediator }) => Reflect.get(Object(mediator), 'person'))).not.toContain(person)
  })
})

test('no query of all this went without an index', () => expect(stage.unserved).toEqual([]))
