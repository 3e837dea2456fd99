import type { QuestionRow } from '../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../kit/client'
import { leftWords } from '../../../kit/format'
import type { Identity, Todo } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { circles } from '../api'

/** Questions that wait for the steward, and for an officer those that were passed up. */
export async function todo({ person, roles }: Identity): Promise<Todo[]> {
  if (!person || !roles.some(({ role }) => role === 'steward' || role === 'officer')) return []
  const { rows, next } = await circles.questions({ state: 'asked' })
  const waiting = rows.filter(({ forMe }) => forMe)
  const dueAt = waiting[0]?.clock?.dueAt ?? null
  if (dueAt === null) return []
  const now = serverNow()
  return [
    {
      id: 'circles.questions',
      title: next ? '没回答的问题（还有更多）' : '没回答的问题',
      note: noteOf(waiting, dueAt, now),
      count: waiting.length,
      dueAt,
      late: dueAt <= now,
      url: route('circles', 'questions'),
    },
  ]
}

function noteOf(waiting: readonly QuestionRow[], dueAt: number, now: number): string {
  const late = waiting.filter(({ clock }) => clock?.dueAt != null && clock.dueAt <= now).length
  if (late === 0) return `最早的：${leftWords(dueAt, now)}`
  return late === 1 ? `1 个${leftWords(dueAt, now)}` : `${late} 个过了期限，最久的${leftWords(dueAt, now)}`
}
