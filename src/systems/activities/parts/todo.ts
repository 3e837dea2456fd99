import type { ActivityCard } from '../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import type { Identity, Todo } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { activities } from '../api'
import { untilWords } from '../words'

const day = 24 * 3600_000

/** Places held for the person until they confirm, and the activities within a day one has a place in. */
export async function todo({ person }: Identity): Promise<Todo[]> {
  if (!person) return []
  const now = serverNow()
  const { rows } = await activities.coming({})
  return rows
    .filter(({ state }) => state !== 'off')
    .flatMap(activity => offerTodo(activity, now) ?? comingTodo(activity, now) ?? [])
}

function offerTodo({ id, title, waiting }: ActivityCard, now: number): Todo | null {
  if (!waiting?.offer) return null
  const { until } = waiting.offer
  return {
    id: `activities.offer.${id}`,
    title: `名额递补：${title}`,
    note: `有一个名额留给你，${untilWords(until, now)}确认`,
    dueAt: until,
    url: route('activities', 'activity', { id }),
  }
}

function comingTodo({ id, title, place, mine, startsAt }: ActivityCard, now: number): Todo | null {
  if (!mine || mine.arrivedAt || startsAt - now >= day) return null
  return {
    id: `activities.${id}`,
    title,
    note: `${momentWords(startsAt, now)} · ${place}`,
    dueAt: startsAt,
    url: route('activities', 'activity', { id }),
  }
}
