import { serverNow } from '../../../kit/client'
import type { Identity, Todo } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { dueWords } from '../../../kit/ui/DueRibbon'
import { mediation } from '../api'

/** The filer's cases that wait for papers, and the mediator's cases with their earliest deadline. */
export async function todo({ person, roles }: Identity): Promise<Todo[]> {
  if (!person) return []
  const mediator = roles.some(({ role }) => role === 'mediator')
  const [own, work] = await Promise.all([mediation.mine({}), mediator ? mediation.worklist({}) : null])
  const now = serverNow()
  const mine = own.rows
    .filter(({ state }) => state === 'supplementing')
    .map(({ id, number, clock }) => ({
      id: `mediation.${id}`,
      title: '补充调解材料',
      note: clock ? `${number} · ${dueWords(clock, now)}` : number,
      dueAt: clock?.dueAt ?? null,
      url: route('mediation', 'case', { id }),
    }))
  const [first] = work?.rows ?? []
  if (!work || !first) return mine
  const { clock } = first
  const all: Todo = {
    id: 'mediation.work',
    title: work.next ? '调解案件（还有更多）' : '调解案件',
    note: clock ? `最早的：${dueWords(clock, now)}` : '看看要办什么',
    count: work.rows.length,
    dueAt: clock?.dueAt ?? null,
    late: clock?.dueAt != null && clock.dueAt <= now,
    url: route('mediation', 'worklist'),
  }
  return [...mine, all]
}
