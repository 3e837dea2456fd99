import * as v from 'valibot'
import { action, cursor, defineContract, fields, id, type Page, text, type World } from '../kit/contract'

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
}

export type CircleCode = {
  /** `c.` and a token: what the QR holds and what is typed. */
  code: string
  /** The mini-program code as a data URI, drawn by WeChat. */
  image: string
}

export type Entry = { person: string; name: string; phone: string; enteredAt: number }

const circle = () => id('联系圈')
const code = () =>
  v.pipe(
    v.string('圈码不对。'),
    v.trim(),
    v.regex(/^(c\.)?[0-9A-Za-z]{8,16}$/, '圈码不对，请看看联系人给的码。'),
  )

const opened = async (world: World) =>
  (await world.call<CircleCard>('officer', 'circles', 'open', { name: `${world.fresh()} 车间` })).id

const newCode = async (world: World) => {
  const circle = await opened(world)
  return (await world.call<CircleCode>('officer', 'circles', 'code', { circle })).code
}

export const contract = defineContract('circles', {
  /** Opens a circle in the caller's union; the caller keeps it until another steward is named. */
  open: action<CircleCard>()(
    fields({ name: text('圈名', 30, 2), union: v.optional(id('工会')), steward: v.optional(id('联系人')) }),
    { who: ['officer'], where: 'anywhere', example: world => ({ name: `${world.fresh()} 车间` }) },
  ),
  /** The circles the caller is in. */
  mine: action<CircleCard[]>()(fields({}), { who: ['worker'], where: 'anywhere', example: () => ({}) }),
  /** The circles the caller keeps, newest first. */
  kept: action<Page<CircleCard>>()(fields({ cursor: cursor() }), {
    who: ['steward', 'officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  circle: action<CircleCard>()(fields({ circle: circle() }), {
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
  /** Which circle a code belongs to, before entering. */
  look: action<CircleCard>()(fields({ code: code() }), {
    who: ['worker'],
    where: 'anywhere',
    example: async world => ({ code: await newCode(world) }),
  }),
  /** Enters by code; entering twice is once. */
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
      for (const role of ['worker', 'member', 'steward', 'officer', 'upper', 'mediator'] as const) {
        await world.call(role, 'circles', 'enter', { code })
      }
      return { circle }
    },
  }),
  /** Who is in it, phones masked, the latest first. */
  entries: action<Page<Entry>>()(fields({ circle: circle(), cursor: cursor() }), {
    who: ['steward', 'officer'],
    where: 'territory',
    example: world => ({ circle: world.circle }),
  }),
})
