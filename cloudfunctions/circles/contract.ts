import * as v from 'valibot'
import {
  action,
  type Clock,
  cursor,
  defineContract,
  fields,
  type Holder,
  id,
  type Move,
  oneOf,
  type Page,
  type TimelineLine,
  text,
  type World,
} from '../kit/contract'
import { holds } from '../kit/holds'

export type CircleCard = {
  id: string
  name: string
  unionName: string
  steward: { name: string }
  /** People in it. */
  size: number
  /** When the caller entered, ms; `null` for one who only keeps or watches it. */
  enteredAt: number | null
  /** The caller keeps it, as its steward or as an officer of its union. */
  kept: boolean
  /** Questions nobody has answered yet; only for one who keeps it. */
  waiting: number | null
}

export type CircleWhole = CircleCard & {
  /** The caller is an officer of its union: names the steward and renews the code. */
  governed: boolean
  /** Everybody who was its steward, the one who is first. */
  stewards: { name: string; since: number; until: number | null }[]
}

export type CircleCode = {
  /** `c.` and a token: what the QR holds and what is typed. */
  code: string
  /** The mini-program code as a data URI, drawn by WeChat. */
  image: string
}

export type Entry = { person: string; name: string; phone: string; enteredAt: number }

/** `i.` and a token: opened as a link or typed, it lets people into the one circle until it expires. */
export type Invitation = { code: string; circle: string; name: string; steward: string; expiresAt: number }

/** A paper for the wall; the link opens it for two hours. */
export type Poster = { url: string; name: string }

/** Somebody who can keep a circle. */
export type Candidate = { person: string; name: string; phone: string; inCircle: boolean }

export type QuestionState = 'asked' | 'answered' | 'closed'

export type QuestionRow = {
  id: string
  circle: string
  circleName: string
  /** Masked for a union that only watches over it. */
  asker: string
  /** What the asker said last. */
  text: string
  state: QuestionState
  askedAt: number
  changedAt: number
  holder: Holder | null
  clock: Clock | null
  /** The unions it was passed up to, the nearest first. */
  passedTo: string[]
  /** The caller is the circle's steward, or it was passed up to a union of theirs. */
  forMe: boolean
}

export type Question = QuestionRow & {
  unionName: string
  said: { at: number; by: 'asker' | 'keeper'; name: string; text: string }[]
  /** When it goes to the next union if nobody answers, ms; `null` when it does not wait or has no way up. */
  passUpAt: number | null
  timeline: TimelineLine[]
  moves: Move[]
}

const circle = () => id('联系圈')
const question = () => id('问题')
const reason = () => text('原因', 100, 2)
const code = () =>
  v.pipe(
    v.string('圈码不对。'),
    v.trim(),
    v.regex(/^([ci]\.)?[0-9A-Za-z]{8,16}$/i, '圈码不对，请看看联系人给的码。'),
    holds('circle-code'),
  )

const opened = async (world: World) =>
  (await world.call<CircleCard>('officer', 'circles', 'open', { name: `${world.fresh()} 车间` })).id

const asked = async (world: World) =>
  (
    await world.call<Question>('worker', 'circles', 'ask', {
      circle: world.circle,
      text: '夜班补贴什么时候发？',
    })
  ).id

const answered = async (world: World) => {
  const question = await asked(world)
  await world.call('steward', 'circles', 'answer', { question, text: '这个月 15 日和工资一起发。' })
  return question
}

const newCode = async (world: World) => {
  const circle = await opened(world)
  return (await world.call<CircleCode>('officer', 'circles', 'code', { circle })).code
}

export const contract = defineContract('circles', {
  /** Opens a circle in the caller's union; the caller keeps it until another steward is named. */
  open: action<CircleCard>()(
    fields({ name: text('圈名', 30, 2), union: v.optional(id('工会')), steward: v.optional(id('联系人')) }),
    {
      who: ['officer'],
      where: 'anywhere',
      fresh: true,
      example: world => ({ name: `${world.fresh()} 车间` }),
    },
  ),
  /** The circles the caller is in. */
  mine: action<CircleCard[]>()(fields({}), { who: ['worker'], where: 'anywhere', example: () => ({}) }),
  /** The circles the caller keeps, newest first. */
  kept: action<Page<CircleCard>>()(fields({ cursor: cursor() }), {
    who: ['steward', 'officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  circle: action<CircleWhole>()(fields({ circle: circle() }), {
    who: ['worker', 'steward', 'officer', 'upper'],
    where: 'territory',
    example: world => ({ circle: world.circle }),
  }),
  /** The code that lets people in. */
  code: action<CircleCode>()(fields({ circle: circle() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: world => ({ circle: world.circle }),
  }),
  /** A new code; the old one lets nobody in any more. */
  renewCode: action<CircleCode>()(fields({ circle: circle() }), {
    who: ['officer'],
    where: 'territory',
    example: async world => ({ circle: await opened(world) }),
  }),
  /** A one-page document for the wall: whose circle it is, its code to scan and to type. */
  poster: action<Poster>()(fields({ circle: circle() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: world => ({ circle: world.circle }),
  }),
  /** A code that lets people in for seven days, to be passed on. */
  invite: action<Invitation>()(fields({ circle: circle() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: world => ({ circle: world.circle }),
  }),
  /** Gives the circle and its open questions to another steward; both are told. */
  handOver: action<CircleWhole>()(fields({ circle: circle(), steward: id('联系人'), reason: reason() }), {
    who: ['officer'],
    where: 'territory',
    fresh: true,
    example: async world => ({
      circle: await opened(world),
      steward: world.person('steward').id,
      reason: '原联系人调到别的车间',
    }),
  }),
  /**
   * Who can keep a circle: of a circle those in it, the latest first; otherwise the union's members by name, or those
   * whose name begins with these words.
   */
  candidates: action<Page<Candidate>>()(
    fields({
      circle: v.optional(circle()),
      union: v.optional(id('工会')),
      words: v.optional(text('姓名', 20)),
      cursor: cursor(),
    }),
    { who: ['officer'], where: 'territory', example: world => ({ circle: world.circle }) },
  ),
  /** Which circle a code or invitation belongs to, before entering. */
  look: action<CircleCard>()(fields({ code: code() }), {
    who: ['worker'],
    where: 'anywhere',
    example: async world => ({ code: await newCode(world) }),
  }),
  /** Enters by code or invitation; entering twice is once. */
  enter: action<CircleCard>()(fields({ code: code() }), {
    who: ['worker'],
    where: 'anywhere',
    example: async world => ({ code: await newCode(world) }),
  }),
  leave: action<{ left: true }>()(fields({ circle: circle() }), {
    who: ['worker', 'self'],
    where: 'territory',
    example: async world => {
      const circle = await opened(world)
      const { code } = await world.call<CircleCode>('officer', 'circles', 'code', { circle })
      await world.call('caller', 'circles', 'enter', { code })
      return { circle }
    },
  }),
  /** Who is in it, phones masked, the latest first. */
  entries: action<Page<Entry>>()(fields({ circle: circle(), cursor: cursor() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: world => ({ circle: world.circle }),
  }),
  /** Takes somebody out, who is told why. */
  remove: action<{ removed: true }>()(fields({ circle: circle(), person: id('这个人'), reason: reason() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: world => ({
      circle: world.circle,
      person: world.person('worker').id,
      reason: '已经不在这个班组',
    }),
  }),
  /** Asks the steward of a circle one is in; it is answered within three working days or passed up. */
  ask: action<Question>()(fields({ circle: circle(), text: text('问题', 500, 2) }), {
    who: ['worker'],
    where: 'territory',
    example: world => ({ circle: world.circle, text: '夜班补贴什么时候发？' }),
  }),
  answer: action<Question>()(fields({ question: question(), text: text('回答', 1000, 2) }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: async world => ({ question: await asked(world), text: '这个月 15 日和工资一起发。' }),
  }),
  /** Asks on after an answer. */
  askOn: action<Question>()(fields({ question: question(), text: text('问题', 500, 2) }), {
    who: ['self'],
    where: 'territory',
    example: async world => ({ question: await answered(world), text: '要是没有到账找谁？' }),
  }),
  /** The asker says that it is over. */
  close: action<Question>()(fields({ question: question() }), {
    who: ['self'],
    where: 'territory',
    example: async world => ({ question: await answered(world) }),
  }),
  /** One question; a union it was passed up to sees it too. */
  question: action<Question>()(fields({ question: question() }), {
    who: ['self', 'steward', 'officer'],
    where: 'territory',
    example: async world => ({ question: await asked(world) }),
  }),
  /** What the caller asked, what changed last first. */
  myQuestions: action<Page<QuestionRow>>()(fields({ cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** What people of the caller's circles asked, and what was passed up to their union: waiting ones by deadline. */
  questions: action<Page<QuestionRow>>()(
    fields({ state: oneOf('状态', ['asked', 'answered', 'closed']), cursor: cursor() }),
    { who: ['steward', 'officer'], where: 'anywhere', example: () => ({ state: 'asked' as const }) },
  ),
})
