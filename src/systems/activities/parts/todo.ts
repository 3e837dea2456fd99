import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import type { Identity, Todo } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { activities } from '../api'

const day = 24 * 3600_000

/** The activities within a day one has a place in and has not come to. */
export async function todo({ person }: Identity): Promise<Todo[]> {
  if (!person) return []
  const now = serverNow()
  const { rows } = await activities.coming({})
  return rows
    .filter(({ mine, startsAt }) => mine && !mine.arrivedAt && startsAt - now < day)
    .map(({ id, title, place, startsAt }) => ({
      id: `activities.${id}`,
      title,
      note: `${momentWords(startsAt, now)} · ${place}`,
      dueAt: startsAt,
      url: route('activities', 'activity', { id }),
    }))
}
