import { serverNow } from '../../../kit/client'
import type { Identity, Todo } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { dueWords } from '../../../kit/ui/DueRibbon'
import { warnings } from '../api'

/** Emergencies an officer's union has not acknowledged, each by itself, and the warnings that lie with it. */
export async function todo({ person, roles }: Identity): Promise<Todo[]> {
  if (!person || !roles.some(({ role }) => role === 'officer')) return []
  const [urgent, level] = await Promise.all([warnings.emergencies({}), warnings.warnings({ list: 'level' })])
  const now = serverNow()
  const calls = urgent.rows
    .filter(({ forMe }) => forMe)
    .map(({ id, employer, clock }) => ({
      id: `warnings.${id}`,
      title: `突发事件：${employer}`,
      note: clock ? `${clock.label}，${dueWords(clock, now)}` : '点开确认收到',
      dueAt: clock?.dueAt ?? now,
      late: clock?.dueAt != null && clock.dueAt <= now,
      url: route('warnings', 'emergency', { id }),
    }))
  const [first] = level.rows
  if (!first) return calls
  return [
    ...calls,
    {
      id: 'warnings.level',
      title: level.next ? '预警（还有更多）' : '预警',
      note: first.clock ? `最早的：${dueWords(first.clock, now)}` : '看看要办什么',
      count: level.rows.length,
      dueAt: first.clock?.dueAt ?? null,
      late: first.clock?.dueAt != null && first.clock.dueAt <= now,
      url: route('warnings', 'warnings'),
    },
  ]
}
