import type { Page } from '../../../../cloudfunctions/kit/contract'
import type { CaseRow } from '../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../kit/client'
import type { Identity, Todo } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { dueWords } from '../../../kit/ui/DueRibbon'
import { mediation } from '../api'

/** What waits for a party of a case, the mediator's with their earliest deadline, and those passed up to an officer. */
export async function todo({ person, roles }: Identity): Promise<Todo[]> {
  if (!person) return []
  const plays = (asked: string) => roles.some(({ role }) => role === asked)
  const [own, work, watched] = await Promise.all([
    mediation.mine({}),
    plays('mediator') ? mediation.worklist({}) : null,
    plays('officer') ? mediation.watched({}) : null,
  ])
  const now = serverNow()
  const mine = own.rows.flatMap(({ id, number, state, filer, clock }) => {
    const what = (filer === person.name ? asApplicant : asOther)[state]
    const note = clock ? `${number} · ${dueWords(clock, now)}` : number
    const url = route('mediation', 'case', { id })
    return what ? [{ id: `mediation.${id}`, title: what, note, dueAt: clock?.dueAt ?? null, url }] : []
  })
  return [
    ...mine,
    ...listTodo('watched', '报上来督办的案件', watched, now),
    ...listTodo('worklist', '调解案件', work, now),
  ]
}

const asApplicant: Record<string, string> = {
  draft: '看一遍调解申请，提交',
  supplementing: '补充调解材料',
  agreed: '看看调解协议，签字',
}

const asOther: Record<string, string> = {
  asking: '答复同不同意调解',
  agreed: '看看调解协议，签字',
}

function listTodo(page: string, title: string, found: Page<CaseRow> | null, now: number): Todo[] {
  const [first] = found?.rows ?? []
  if (!found || !first) return []
  const { clock } = first
  return [
    {
      id: `mediation.${page}`,
      title: found.next ? `${title}（还有更多）` : title,
      note: clock ? `最早的：${dueWords(clock, now)}` : '看看要办什么',
      count: found.rows.length,
      dueAt: clock?.dueAt ?? null,
      late: clock?.dueAt != null && clock.dueAt <= now,
      url: route('mediation', page),
    },
  ]
}
