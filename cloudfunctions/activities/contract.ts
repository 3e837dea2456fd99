import * as v from 'valibot'
import {
  action,
  cast,
  cursor,
  defineContract,
  fields,
  id,
  instant,
  oneOf,
  type Page,
  text,
  type World,
  whole,
} from '../kit/contract'
import { holds } from '../kit/holds'

export type ActivityCard = {
  id: string
  title: string
  place: string
  startsAt: number
  endsAt: number
  places: number
  left: number
  /** How many have a place. */
  signedUp: number
  /** How many stand in line for a place. */
  inLine: number
  /** The same on every session of a series. */
  series: string | null
  /** `ended`, `closed` and `off` take no more; `open` takes sign-ups while places are left. */
  state: 'open' | 'closed' | 'ended' | 'off'
  /** The caller's own place. */
  mine: { signedUpAt: number; arrivedAt: number | null } | null
  /** The caller's turn in line: how many come first, and until when a place is held for them. */
  waiting: { since: number; ahead: number; offer: { until: number } | null } | null
}

/** Something asked of everybody who signs up. */
export type Question = {
  label: string
  kind: 'text' | 'choice' | 'number'
  options: string[]
  required: boolean
}

export type Activity = ActivityCard & {
  note: string
  by: string
  circles: { id: string; name: string }[]
  /** Unions all of whose members may come. */
  unions: { id: string; name: string }[]
  membersOnly: boolean
  questions: Question[]
  severalSessions: boolean
  /** All sessions of the series, the first first; empty for an activity that stands alone. */
  sessions: ActivityCard[]
  /** Why it does not take place. */
  off: { at: number; by: string; reason: string } | null
  /** The caller is one of those it is for. */
  mayCome: boolean
  /** The caller runs it: may open the door and see the list. */
  kept: boolean
}

export type PlaceRow = {
  person: string
  name: string
  phone: string
  /** `offered`: in line, and a place is held for them. */
  state: 'place' | 'offered' | 'waiting'
  signedUpAt: number
  arrivedAt: number | null
  /** In the order of the activity's questions. */
  answers: string[]
}

export type Arrivals = {
  signedUp: number
  arrived: number
  /** The last three who came, masked. */
  latest: { name: string; at: number }[]
}

export type Door = Arrivals & {
  title: string
  /** The codes of the next minute, each changed for the next after 10 s; `scene` is what the QR holds. */
  codes: { from: number; digits: string; scene: string }[]
}

export type Ticket = {
  /** The codes of the next minute, each changed for the next after 10 s. */
  codes: { from: number; scene: string }[]
  arrivedAt: number | null
}

/** Since when one has a place or a turn in line; a place leaves no turn. */
export type Since = { place: number | null; turn: number | null }

/** Who was let in, and when they came; `before` when that was not now. */
export type Admitted = { name: string; arrivedAt: number; before: boolean }

const activity = () => id('活动')
const person = () => id('报名的人')
const reason = () => text('原因', 100, 2)
/** The six digits typed, or the four characters behind the activity's id in the QR's scene. */
const doorCode = () =>
  v.pipe(
    v.string('签到码是 6 位数字。'),
    v.trim(),
    v.regex(/^(\d{6}|[0-9A-Z]{4})$/, '签到码是 6 位数字。'),
    holds('door-code'),
  )
const ticketCode = () =>
  v.pipe(
    v.string('凭证不对。'),
    v.trim(),
    v.regex(/^t\.[0-9A-Z]{30}$/, '这不是活动凭证。请让本人打开活动页上的凭证。'),
    holds('ticket'),
  )
const groups = (label: string) =>
  v.pipe(
    v.array(id(label), `${label}还没有选。`),
    v.maxLength(50, `${label}一次最多选 50 个。`),
    v.check(list => new Set(list).size === list.length, `${label}里有重复的。`),
  )
const times = { startsAt: instant('开始时间'), endsAt: instant('结束时间'), places: whole('名额', 1, 1000) }
const question = fields({
  label: text('问题', 40, 2),
  kind: oneOf('回答方式', ['text', 'choice', 'number']),
  options: v.pipe(v.array(text('选项', 20)), v.maxLength(12, '选项最多 12 个。')),
  required: v.boolean('要不要必答还没有选。'),
})
const answers = () => v.optional(v.pipe(v.array(text('回答', 200, 0)), v.maxLength(6, '回答最多 6 条。')), [])
const yes = () => v.optional(v.boolean('要选是或不是。'), false)

const ofWorker = { who: ['worker'], where: 'territory' } as const
const ofKeeper = { who: ['steward', 'officer'], where: 'territory' } as const

const newActivity = (world: World) => ({
  title: `${world.fresh()} 号活动`,
  place: '职工之家二楼',
  note: '',
  startsAt: world.now + 3600_000,
  endsAt: world.now + 3 * 3600_000,
  places: 30,
  circles: [world.circle],
})

/** An activity the steward opened, with as many places. */
const opened = (world: World, places = 30) =>
  world.call<Activity>('steward', 'activities', 'open', { ...newActivity(world), places })

/** One in which everybody of the cast has a place. */
async function everybodySignedUp(world: World): Promise<string> {
  const { id } = await opened(world)
  for (const role of cast) await world.call(role, 'activities', 'signUp', { activity: id })
  return id
}

/** One whose two places the member and the steward have. */
async function soldOutActivity(world: World): Promise<string> {
  const { id } = await opened(world, 2)
  for (const role of ['member', 'steward'] as const) {
    await world.call(role, 'activities', 'signUp', { activity: id })
  }
  return id
}

/** The same with the one the example is for in line, unless they have a place. */
async function waitedByCaller(world: World): Promise<string> {
  const activity = await soldOutActivity(world)
  await world.call('caller', 'activities', 'wait', { activity })
  return activity
}

/** A place is held for the one the example is for, unless they have one. */
async function offeredToCaller(world: World): Promise<string> {
  const activity = await waitedByCaller(world)
  await world.call('member', 'activities', 'cancel', { activity })
  await world.call('caller', 'activities', 'signUp', { activity }).catch(() => null)
  return activity
}

/** The code on the door's screen of an activity everybody has a place in. */
async function codeOfDoor(world: World) {
  const activity = await everybodySignedUp(world)
  const { codes } = await world.call<Door>('steward', 'activities', 'door', { activity })
  return { activity, code: codes[0]?.digits ?? '' }
}

/** The member's ticket as it is scanned. */
async function ticketOfMember(world: World) {
  const activity = await everybodySignedUp(world)
  const { codes } = await world.call<Ticket>('member', 'activities', 'ticket', { activity })
  return { activity, ticket: codes[0]?.scene ?? '' }
}

export const contract = defineContract('activities', {
  /** Opens an activity, or a series of sessions, for the circles and unions named, first come first served. */
  open: action<Activity>()(
    fields({
      title: text('活动名称', 40, 2),
      place: text('地点', 60, 2),
      note: text('说明', 1000, 0),
      ...times,
      circles: groups('联系圈'),
      unions: v.optional(groups('工会'), []),
      membersOnly: yes(),
      questions: v.optional(v.pipe(v.array(question), v.maxLength(6, '问题最多 6 个。')), []),
      /** More sessions beside the first. */
      sessions: v.optional(v.pipe(v.array(fields(times)), v.maxLength(19, '一共最多 20 场。')), []),
      severalSessions: yes(),
    }),
    { who: ['steward', 'officer'], where: 'territory', example: newActivity },
  ),
  /** What the caller may come to and has not ended, the next first. */
  coming: action<Page<ActivityCard>>()(fields({ cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** What the caller's union or circles run, the latest first. */
  kept: action<Page<ActivityCard>>()(fields({ cursor: cursor() }), {
    who: ['steward', 'officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  activity: action<Activity>()(fields({ activity: activity() }), {
    who: ['worker', 'steward', 'officer', 'upper'],
    where: 'territory',
    example: async world => ({ activity: (await opened(world)).id }),
  }),
  /** Takes one place; a second call of the same person keeps the first, a sold-out activity takes no one more. */
  signUp: action<Since>()(fields({ activity: activity(), answers: answers() }), {
    ...ofWorker,
    example: async world => ({ activity: (await opened(world)).id }),
  }),
  /** Gives the place back until the activity begins; the next in line is offered it. */
  cancel: action<ActivityCard>()(fields({ activity: activity() }), {
    ...ofWorker,
    example: async world => ({ activity: await everybodySignedUp(world) }),
  }),
  /** Stands in line for a place of a sold-out activity. */
  wait: action<Since>()(fields({ activity: activity(), answers: answers() }), {
    ...ofWorker,
    example: async world => ({ activity: await soldOutActivity(world) }),
  }),
  /** Takes the place held for the caller, until the offer lapses. */
  acceptOffer: action<ActivityCard>()(fields({ activity: activity() }), {
    ...ofWorker,
    example: async world => ({ activity: await offeredToCaller(world) }),
  }),
  /** Leaves the line, or declines the offer: the place held goes to the next. */
  leaveWaiting: action<ActivityCard>()(fields({ activity: activity() }), {
    ...ofWorker,
    example: async world => ({ activity: await waitedByCaller(world) }),
  }),
  /** Who has a place and who came, then who is in line in its order, phones masked. */
  people: action<PlaceRow[]>()(fields({ activity: activity() }), {
    ...ofKeeper,
    example: async world => ({ activity: (await opened(world)).id }),
  }),
  /** Takes a place or a turn in line away; the person is told why. Answers how many have a place. */
  removePerson: action<{ taken: number }>()(
    fields({ activity: activity(), person: person(), reason: reason() }),
    {
      ...ofKeeper,
      example: async world => ({
        activity: await everybodySignedUp(world),
        person: world.person('member').id,
        reason: '报名时填错了人',
      }),
    },
  ),
  /** Calls the activity off; everybody with a place or in line is told why. */
  callOff: action<Activity>()(fields({ activity: activity(), reason: reason() }), {
    ...ofKeeper,
    example: async world => ({ activity: await everybodySignedUp(world), reason: '场地停电' }),
  }),
  /** Everybody with a place or in line as an .xlsx; the link opens it for two hours. */
  exportPeople: action<{ url: string; name: string }>()(fields({ activity: activity() }), {
    ...ofKeeper,
    fresh: true,
    example: async world => ({ activity: await everybodySignedUp(world) }),
  }),
  /** The door's screen: codes that change every 10 s, and who came. */
  door: action<Door>()(fields({ activity: activity() }), {
    ...ofKeeper,
    example: async world => ({ activity: (await opened(world)).id }),
  }),
  /** How many came, for asking often. */
  arrivals: action<Arrivals>()(fields({ activity: activity() }), {
    ...ofKeeper,
    example: async world => ({ activity: (await opened(world)).id }),
  }),
  /** Checks the caller in by the digits on the door's screen; twice is once, an old code says so. */
  checkIn: action<{ arrivedAt: number }>()(fields({ activity: activity(), code: doorCode() }), {
    ...ofWorker,
    tells: 'by one round trip, to who has no place, that a code is right: at a rush the write comes first',
    example: codeOfDoor,
  }),
  /** The caller's own ticket: codes that change every 10 s, for the one at the door to scan. */
  ticket: action<Ticket>()(fields({ activity: activity() }), {
    ...ofWorker,
    example: async world => ({ activity: await everybodySignedUp(world) }),
  }),
  /** Lets in by a scanned ticket; twice is once and says when they came, an old or a foreign one is refused. */
  admit: action<Admitted>()(fields({ activity: activity(), ticket: ticketCode() }), {
    ...ofKeeper,
    example: ticketOfMember,
  }),
  /** Takes back that somebody came, while the door is open; they are told why and may check in again. */
  undoArrival: action<Arrivals>()(fields({ activity: activity(), person: person(), reason: reason() }), {
    ...ofKeeper,
    example: async world => {
      const { activity, ticket } = await ticketOfMember(world)
      await world.call('steward', 'activities', 'admit', { activity, ticket })
      return { activity, person: world.person('member').id, reason: '扫错了人' }
    },
  }),
  /** Lets in one whose name is on the list, for a reason that is kept. */
  admitByName: action<Admitted>()(fields({ activity: activity(), person: person(), reason: reason() }), {
    ...ofKeeper,
    example: async world => ({
      activity: await everybodySignedUp(world),
      person: world.person('member').id,
      reason: '手机没电，核对了工牌',
    }),
  }),
})
