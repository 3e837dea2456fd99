import * as v from 'valibot'
import {
  action,
  cursor,
  defineContract,
  fields,
  id,
  ids,
  instant,
  type Page,
  text,
  type World,
  whole,
} from '../kit/contract'

export type ActivityCard = {
  id: string
  title: string
  place: string
  startsAt: number
  endsAt: number
  places: number
  left: number
  /** `ended` and `closed` take no more; `open` takes sign-ups while places are left. */
  state: 'open' | 'closed' | 'ended'
  /** The caller's own place. */
  mine: { signedUpAt: number; arrivedAt: number | null } | null
}

export type Activity = ActivityCard & {
  note: string
  by: string
  circles: { id: string; name: string }[]
  /** The caller runs it: may open the door and see the list. */
  kept: boolean
}

export type PlaceRow = {
  person: string
  name: string
  phone: string
  signedUpAt: number
  arrivedAt: number | null
}

export type Door = {
  title: string
  /** The codes of the next minute, each changed for the next after 10 s; `scene` is what the QR holds. */
  codes: { from: number; digits: string; scene: string }[]
  signedUp: number
  arrived: number
  /** The last three who came, masked. */
  latest: { name: string; at: number }[]
}

const activity = () => id('活动')
/** The six digits typed, or the four characters behind the activity's id in the QR's scene. */
const doorCode = () =>
  v.pipe(v.string('签到码是 6 位数字。'), v.trim(), v.regex(/^(\d{6}|[0-9A-Z]{4})$/, '签到码是 6 位数字。'))

const newActivity = (world: World) => ({
  title: `${world.fresh()} 号活动`,
  place: '职工之家二楼',
  note: '',
  startsAt: world.now + 3600_000,
  endsAt: world.now + 3 * 3600_000,
  places: 30,
  circles: [world.circle],
})

const opened = (world: World) => world.call<Activity>('steward', 'activities', 'open', newActivity(world))

const roles = ['worker', 'member', 'steward', 'officer', 'upper', 'mediator'] as const

const everybodySignedUp = async (world: World) => {
  const { id } = await opened(world)
  for (const role of roles) await world.call(role, 'activities', 'signUp', { activity: id })
  return id
}

export const contract = defineContract('activities', {
  /** Opens an activity for the circles named, first come first served. */
  open: action<Activity>()(
    fields({
      title: text('活动名称', 40, 2),
      place: text('地点', 60, 2),
      note: text('说明', 1000, 0),
      startsAt: instant('开始时间'),
      endsAt: instant('结束时间'),
      places: whole('名额', 1, 1000),
      circles: ids('联系圈', 50),
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
  signUp: action<ActivityCard>()(fields({ activity: activity() }), {
    who: ['worker'],
    where: 'territory',
    example: async world => ({ activity: (await opened(world)).id }),
  }),
  /** Gives the place back until the activity begins. */
  cancel: action<ActivityCard>()(fields({ activity: activity() }), {
    who: ['worker'],
    where: 'territory',
    example: async world => ({ activity: await everybodySignedUp(world) }),
  }),
  /** Who has a place and who came, phones masked. */
  people: action<PlaceRow[]>()(fields({ activity: activity() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: async world => ({ activity: (await opened(world)).id }),
  }),
  /** The door's screen: codes that change every 10 s, and who came. */
  door: action<Door>()(fields({ activity: activity() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: async world => ({ activity: (await opened(world)).id }),
  }),
  /** Checks the caller in by the digits on the door's screen; twice is once, an old code says so. */
  checkIn: action<{ arrivedAt: number }>()(fields({ activity: activity(), code: doorCode() }), {
    who: ['worker'],
    where: 'territory',
    example: async world => {
      const activity = await everybodySignedUp(world)
      const { codes } = await world.call<Door>('steward', 'activities', 'door', { activity })
      return { activity, code: codes[0]?.digits ?? '' }
    },
  }),
})
