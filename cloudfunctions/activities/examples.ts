import type { World } from '../kit/contract'
import type { Activity, Door, Ticket } from './contract'

const roles = ['worker', 'member', 'steward', 'officer', 'upper', 'mediator'] as const

export const newActivity = (world: World) => ({
  title: `${world.fresh()} 号活动`,
  place: '职工之家二楼',
  note: '',
  startsAt: world.now + 3600_000,
  endsAt: world.now + 3 * 3600_000,
  places: 30,
  circles: [world.circle],
})

/** An activity the steward opened, with as many places. */
export const opened = (world: World, places = 30) =>
  world.call<Activity>('steward', 'activities', 'open', { ...newActivity(world), places })

/** One in which everybody of the cast has a place. */
export async function everybodySignedUp(world: World): Promise<string> {
  const { id } = await opened(world)
  for (const role of roles) await world.call(role, 'activities', 'signUp', { activity: id })
  return id
}

/** One whose two places the member and the steward have. */
export async function soldOutActivity(world: World): Promise<string> {
  const { id } = await opened(world, 2)
  for (const role of ['member', 'steward'] as const) {
    await world.call(role, 'activities', 'signUp', { activity: id })
  }
  return id
}

/** The same with the one the example is for in line, unless they have a place. */
export async function waitedByCaller(world: World): Promise<string> {
  const activity = await soldOutActivity(world)
  await world.call('caller', 'activities', 'wait', { activity })
  return activity
}

/** A place is held for the one the example is for, unless they have one. */
export async function offeredToCaller(world: World): Promise<string> {
  const activity = await waitedByCaller(world)
  await world.call('member', 'activities', 'cancel', { activity })
  await world.call('caller', 'activities', 'signUp', { activity }).catch(() => null)
  return activity
}

/** The code on the door's screen of an activity everybody has a place in. */
export async function codeOfDoor(world: World) {
  const activity = await everybodySignedUp(world)
  const { codes } = await world.call<Door>('steward', 'activities', 'door', { activity })
  return { activity, code: codes[0]?.digits ?? '' }
}

/** The member's ticket as it is scanned. */
export async function ticketOfMember(world: World) {
  const activity = await everybodySignedUp(world)
  const { codes } = await world.call<Ticket>('member', 'activities', 'ticket', { activity })
  return { activity, ticket: codes[0]?.scene ?? '' }
}
