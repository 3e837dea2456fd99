import { personIdOf } from '../../cloudfunctions/kit/ids'
import { type Caller, type Stage, setStage } from '../world'
import { dispute } from './crowd-words'
import { doorsOf, Refused } from './people'

const people = 300

let stage: Stage
let crowd: Caller[]

beforeAll(async () => {
  stage = await setStage()
  crowd = await crowdLike(await stage.double('member'))
}, 300_000)

afterAll(() => stage.stop())

test(`${people} who file at one body at once are all taken in, under numbers without a gap or a double`, async () => {
  const world = await stage.worldFor(stage.player('in', 'worker'))
  const filed = await Promise.all(
    crowd.map((one, i) => persistently(one, 'mediation', 'file', { ...dispute, body: world.body }, i)),
  )
  expect(filed).toHaveLength(people)
  expect(await numbersOf('mediation_cases')).toEqual([upTo(people)])
})

test(`${people} appeals to one union at once are all taken in, each once though tapped twice`, async () => {
  const submit = (one: Caller, i: number) => persistently(one, 'appeals', 'submit', appeal, i)
  await Promise.all(crowd.flatMap((one, i) => [submit(one, i), submit(one, i)]))
  expect(await numbersOf('appeals_appeals')).toEqual([upTo(people)])
})

test(`${people} who join the line of one activity at once, three taps each, are all in it once and none is refused`, async () => {
  const officer = stage.player('in', 'officer')
  const world = await stage.worldFor(officer)
  const startsAt = world.now + 24 * 3600_000
  const plan = { title: '三人篮球', place: '厂区球场', note: '', places: 1, circles: [world.circle] }
  const opened = await officer.call('activities', 'open', { ...plan, startsAt, endsAt: startsAt + 3600_000 })
  const { id: activity } = opened as { id: string }
  await stage.player('in', 'member').call('activities', 'signUp', { activity, answers: [] })
  const input = { activity, answers: [] }
  const join = (one: Caller, i: number) => persistently(one, 'activities', 'wait', input, i)
  await Promise.all(crowd.flatMap((one, i) => [join(one, i), join(one, i), join(one, i)]))
  const doc = await stage.home.engine.get('activities_activities', activity)
  const inLine = (doc?.waiting ?? []) as { person: string }[]
  expect(inLine).toHaveLength(people)
  expect(new Set(inLine.map(({ person }) => person)).size).toBe(people)
})

/** Asks as a page does that was told that it took too long: the same once more, under the same request. */
async function persistently(one: Caller, system: string, action: string, input: object, i: number) {
  for (;;) {
    try {
      return await one.call(system, action, input, `crowd-${action}-${String(i).padStart(4, '0')}`)
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'timeout') throw error
    }
  }
}

const appeal = {
  kind: 'help',
  unit: '宏达机械有限公司',
  words: '食堂饭菜凉了还照样卖，夜班吃不上热饭。',
  pictures: [],
  anonymous: true,
  aboutOfficer: false,
  upper: false,
}

/** The numbers given in every register, in order. */
async function numbersOf(collection: string): Promise<number[][]> {
  const docs = await stage.home.engine.find(collection, { filter: {} })
  const registers = new Map<string, number[]>()
  for (const { register, n } of docs) {
    const given = registers.get(String(register)) ?? []
    registers.set(String(register), [...given, Number(n)])
  }
  return [...registers.values()].map(given => given.sort((a, b) => a - b))
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

/** So many people who stand where this one stands. */
async function crowdLike(one: Caller): Promise<Caller[]> {
  const like = await stage.home.engine.get('people', personIdOf(one.id))
  if (!like) throw new Error('nobody is there')
  const openids = Array.from({ length: people }, (_, i) => `crowd-${String(i).padStart(4, '0')}`)
  const docs = openids.map(openid => ({
    ...like,
    _id: personIdOf(openid),
    openid,
    phoneMark: `mark-${openid}`,
  }))
  await stage.home.engine.insert('people', docs)
  const shown = openids.map(_id => ({ _id, name: '苏晓梅', roles: [], union: '' }))
  await stage.home.engine.insert('people_demo', shown)
  const doors = doorsOf(stage.home.url)
  return Promise.all(openids.map(id => doors.as({ id, name: '苏晓梅', roles: [], union: '' })))
}
