import type { AppealRow } from '../../../../cloudfunctions/appeals/contract'
import type { Page } from '../../../../cloudfunctions/kit/contract'
import { serverNow } from '../../../kit/client'
import type { Identity, Todo } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { dueWords } from '../../../kit/ui/DueRibbon'
import { appeals } from '../api'

/** The worker's appeals that wait for them, and an officer's with the earliest deadline. */
export async function todo({ person, roles }: Identity): Promise<Todo[]> {
  if (!person) return []
  const officer = roles.some(({ role }) => role === 'officer')
  const [own, work] = await Promise.all([
    appeals.mine({}),
    officer ? appeals.worklist({ list: 'level' }) : null,
  ])
  const now = serverNow()
  const mine = own.rows
    .filter(({ state }) => state === 'asking' || state === 'answered')
    .map(({ id, number, state, clock }) => ({
      id: `appeals.${id}`,
      title: state === 'asking' ? '补充诉求的情况' : '评价办理结果',
      note: clock ? `${number} · ${dueWords(clock, now)}` : number,
      dueAt: clock?.dueAt ?? null,
      url: route('appeals', 'appeal', { id }),
    }))
  return [...mine, ...workTodo(work, now)]
}

function workTodo(found: Page<AppealRow> | null, now: number): Todo[] {
  const [first] = found?.rows ?? []
  if (!found || !first) return []
  const { clock } = first
  return [
    {
      id: 'appeals.worklist',
      title: found.next ? '诉求办理（还有更多）' : '诉求办理',
      note: clock ? `最早的：${dueWords(clock, now)}` : '看看要办什么',
      count: found.rows.length,
      dueAt: clock?.dueAt ?? null,
      late: clock?.dueAt != null && clock.dueAt <= now,
      url: route('appeals', 'worklist'),
    },
  ]
}
