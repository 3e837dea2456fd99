import * as v from 'valibot'
import {
  action,
  cursor,
  day,
  defineContract,
  fields,
  id,
  instant,
  mobile,
  oneOf,
  type Page,
  personName,
  text,
  type World,
  whole,
} from '../kit/contract'
import { uploaded } from '../kit/forms'
import { holds } from '../kit/holds'

export const kinds = ['street', 'peoples', 'district', 'industry', 'enterprise'] as const
export const callings = ['officer', 'lawyer', 'court'] as const

export type BodyKind = (typeof kinds)[number]

/** An officer of a union, a lawyer, or one appointed by a court (特邀调解员). */
export type Calling = (typeof callings)[number]

/** From and to in minutes after midnight, Asia/Shanghai; 1440 is the end of the day. */
export type Span = [from: number, to: number]

/** The open hours of a week, Monday first. */
export type Week = Span[][]

export type BodyCard = {
  id: string
  name: string
  kind: BodyKind
  /** The article it stands on. */
  basis: string
  /** The article's text was read; otherwise it is known from a summary. */
  sure: boolean
  area: string
  /** Said before one chooses it: an enterprise committee has the employer in it. */
  warning: string | null
}

export type RoomCard = { id: string; name: string; place: string; hours: Week }

export type Seat = {
  person: string
  name: string
  as: Calling
  since: number
  until: number | null
  note: string
  /** Why they left. */
  reason: string | null
}

export type BodyWhole = BodyCard & {
  contact: string
  mediators: { name: string; as: Calling; since: number }[]
  rooms: RoomCard[]
  /** The caller sees the bookings of its rooms. */
  booked: boolean
  /** The caller mediates here and books rooms. */
  mediates: boolean
  /** For who keeps the register: all who ever mediated here, the latest first, and what papers carry. */
  kept: {
    short: string
    seal: { name: string; picture: string | null }
    contact: string
    seats: Seat[]
  } | null
}

export type BodyRow = BodyCard & { mediators: number }

/** One booking; what it is for is told only to mediators of the body. */
export type BookingRow = {
  id: string
  from: number
  to: number
  by: string
  label: string | null
  record: string | null
  /** The caller took it for something that is no session of a case, and may give it back. */
  mine: boolean
}

export type RoomDay = {
  day: string
  open: Span[]
  free: Span[]
  /** Why it is closed on this day, although it would be open. */
  closed: string | null
  bookings: BookingRow[]
}

/** A room given to something: instants in ms. */
export type Booked = {
  booking: string
  room: string
  roomName: string
  place: string
  body: string
  day: string
  from: number
  to: number
}

const bodyId = () => id('调解组织')
const roomId = () => id('调解室')
const reason = () => text('原因', 100, 2)
const span = v.pipe(
  v.tuple([whole('开始时间', 0, 1440), whole('结束时间', 0, 1440)], '开放时间要有开始和结束。'),
  v.check(([from, to]) => from < to, '结束要比开始晚，一段时间不能跨过零点。'),
)
const hours = v.pipe(
  v.array(v.pipe(v.array(span, '开放时间不对。'), v.maxLength(4, '一天最多 4 段。')), '开放时间不对。'),
  v.length(7, '开放时间要从周一到周日。'),
)
const room = {
  name: text('房间名', 20, 2),
  place: text('在哪里', 60, 2),
  hours,
}
const picture = () => uploaded('印章图片')
const bookingId = () =>
  v.pipe(
    v.string('预订不对。'),
    v.regex(/^[0-9A-Za-z-]{4,40}_\d{4}-\d\d-\d\d_[0-9A-Z]{12}$/, '预订不对。'),
    holds('record'),
  )

const hour = 3600_000
const daily: Week = Array.from({ length: 7 }, () => [[0, 1440]])
/** Ten in the morning in Asia/Shanghai, some days on. */
const tenOClock = ({ now }: World, days: number) =>
  Math.floor((now + 8 * hour) / (24 * hour) + days) * 24 * hour + 2 * hour
const dayOf = (at: number) => new Date(at + 8 * hour).toISOString().slice(0, 10)

const newBody = (world: World) => {
  const n = world.fresh()
  return {
    union: world.union,
    kind: 'enterprise' as const,
    name: `第${n}分厂劳动争议调解委员会`,
    short: `厂${n}`,
    area: '本厂职工',
    seal: '劳动争议调解委员会章',
  }
}
const registered = async (world: World) =>
  (await world.call<BodyWhole>('officer', 'bodies', 'register', newBody(world))).id

const joining = (world: World) => {
  const { name, phone } = world.person('mediator')
  return { phone, name, as: 'lawyer' as const, note: '' }
}
const roomy = async (world: World) => {
  const body = await registered(world)
  await world.call('officer', 'bodies', 'addMediator', { body, ...joining(world) })
  const given = { body, name: '第一调解室', place: '二楼 203', hours: daily }
  const { id } = await world.call<RoomCard>('officer', 'bodies', 'addRoom', given)
  return id
}
const hourOf = async (world: World) => {
  const from = tenOClock(world, 3)
  return { room: await roomy(world), from, to: from + hour, label: '听取双方意见' }
}
const booked = async (world: World) =>
  (await world.call<Booked>('mediator', 'bodies', 'book', await hourOf(world))).booking

export const contract = defineContract('bodies', {
  /**
   * The bodies of one kind one may turn to, by name, each with what one should know before. `near` without a kind: those
   * whose area covers the caller's own union, the street's first, or the streets' for one who has none.
   */
  list: action<Page<BodyCard>>()(
    fields({
      kind: v.optional(oneOf('种类', kinds)),
      near: v.optional(v.boolean('范围不对。')),
      cursor: cursor(),
    }),
    { who: ['worker'], where: 'anywhere', example: () => ({ kind: 'street' as const }) },
  ),
  /** One body as anybody with a verified phone may know it: who mediates there, when it is open, what it stands on. */
  body: action<BodyWhole>()(fields({ body: bodyId() }), {
    who: ['worker'],
    where: 'anywhere',
    example: world => ({ body: world.body }),
  }),
  /** The bodies of the caller's union and of those below it. */
  kept: action<Page<BodyRow>>()(fields({ cursor: cursor() }), {
    who: ['officer', 'upper'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Puts a body into the register; the caller holds its cases until another is named. */
  register: action<BodyWhole>()(
    fields({
      union: v.optional(id('工会')),
      kind: oneOf('种类', kinds),
      name: text('名称', 40, 4),
      short: v.pipe(
        text('编号简称', 6),
        v.regex(/^[\u4e00-\u9fff0-9]+$/, '编号简称只用汉字和数字，例如：工、东河。'),
      ),
      area: text('管哪里', 60, 2),
      seal: text('印章名称', 40, 2),
    }),
    { who: ['officer', 'upper'], where: 'territory', fresh: true, example: newBody },
  ),
  /** Corrects what the register says; the short name stays, because it stands in the numbers already given. */
  amend: action<BodyWhole>()(
    fields({
      body: bodyId(),
      name: text('名称', 40, 4),
      area: text('管哪里', 60, 2),
      seal: text('印章名称', 40, 2),
      picture: v.optional(v.nullable(picture())),
      contact: v.optional(id('联系人')),
    }),
    {
      who: ['officer', 'upper'],
      where: 'territory',
      fresh: true,
      example: async world => ({
        body: await registered(world),
        name: '总厂劳动争议调解委员会',
        area: '总厂和分厂职工',
        seal: '总厂调解委员会章',
      }),
    },
  ),
  /** Makes the person who proved this phone a mediator here; the name must be theirs, so that no number is mistyped. */
  addMediator: action<BodyWhole>()(
    fields({
      body: bodyId(),
      phone: mobile(),
      name: personName('姓名'),
      as: oneOf('身份', callings),
      note: text('备注', 60, 0),
    }),
    {
      who: ['officer', 'upper'],
      where: 'territory',
      fresh: true,
      example: async world => ({ body: await registered(world), ...joining(world) }),
    },
  ),
  /** Ends it, with a reason they are told; the cases are closed to them from then on, their time here stays on record. */
  removeMediator: action<BodyWhole>()(fields({ body: bodyId(), person: id('调解员'), reason: reason() }), {
    who: ['officer', 'upper'],
    where: 'territory',
    fresh: true,
    example: async world => {
      const body = await registered(world)
      await world.call('officer', 'bodies', 'addMediator', { body, ...joining(world) })
      return { body, person: world.person('mediator').id, reason: '聘期满了' }
    },
  }),
  addRoom: action<RoomCard>()(fields({ body: bodyId(), ...room }), {
    who: ['officer', 'upper'],
    where: 'territory',
    example: async world => ({
      body: await registered(world),
      name: '第一调解室',
      place: '二楼 203',
      hours: daily,
    }),
  }),
  /** Changes a room and its hours; what is booked stays booked. */
  amendRoom: action<RoomCard>()(fields({ room: roomId(), ...room }), {
    who: ['officer', 'upper'],
    where: 'territory',
    example: async world => ({
      room: await roomy(world),
      name: '第二调解室',
      place: '三楼 301',
      hours: daily,
    }),
  }),
  /** When a room can still be had on a day. */
  freeTimes: action<RoomDay>()(fields({ room: roomId(), day: day('日期') }), {
    who: ['mediator', 'officer', 'upper'],
    where: 'territory',
    example: async world => ({ room: await roomy(world), day: dayOf(tenOClock(world, 1)) }),
  }),
  /** What a room is booked for from a day on, up to a fortnight. */
  bookings: action<RoomDay[]>()(
    fields({ room: roomId(), day: day('日期'), days: v.optional(whole('天数', 1, 14), 1) }),
    {
      who: ['mediator', 'officer', 'upper'],
      where: 'territory',
      example: async world => ({ room: await roomy(world), day: dayOf(tenOClock(world, 1)), days: 7 }),
    },
  ),
  /** Takes a room for something that is no session of a case. */
  book: action<Booked>()(
    fields({
      room: roomId(),
      from: instant('开始时间'),
      to: instant('结束时间'),
      label: text('做什么用', 40, 2),
    }),
    { who: ['mediator'], where: 'territory', example: hourOf },
  ),
  /** Takes another time or room of the same body instead of what the caller took; refused, it stays as it was. */
  move: action<Booked>()(
    fields({
      booking: bookingId(),
      room: roomId(),
      from: instant('开始时间'),
      to: instant('结束时间'),
    }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => {
        const booking = await booked(world)
        const from = tenOClock(world, 4)
        return { booking, room: booking.slice(0, booking.indexOf('_')), from, to: from + hour }
      },
    },
  ),
  /** Gives back what the caller took this way. */
  release: action<{ released: true }>()(fields({ booking: bookingId() }), {
    who: ['mediator'],
    where: 'territory',
    example: async world => ({ booking: await booked(world) }),
  }),
  /** Closes a room for a day; who booked it is told, and finds another time. */
  closeRoom: action<RoomDay>()(fields({ room: roomId(), day: day('日期'), reason: reason() }), {
    who: ['officer', 'upper'],
    where: 'territory',
    example: async world => ({
      room: await roomy(world),
      day: dayOf(tenOClock(world, 4)),
      reason: '楼里停电检修',
    }),
  }),
  /** Takes the closing back. */
  reopenRoom: action<RoomDay>()(fields({ room: roomId(), day: day('日期') }), {
    who: ['officer', 'upper'],
    where: 'territory',
    example: async world => {
      const given = { room: await roomy(world), day: dayOf(tenOClock(world, 4)) }
      await world.call('officer', 'bodies', 'closeRoom', { ...given, reason: '楼里停电检修' })
      return given
    },
  }),
})
