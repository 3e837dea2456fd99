import { serverNow } from '../../../kit/client'
import type { Identity, Todo } from '../../../kit/parts'
import { route } from '../../../kit/systems'
import { dueWords } from '../../../kit/ui/DueRibbon'
import { members } from '../api'

/** The applicant's own papers to mend, and the officer's applications to decide. */
export async function todo(identity: Identity): Promise<Todo[]> {
  const officer = identity.roles.some(({ role }) => role === 'officer')
  const [own, others] = await Promise.all([
    identity.application ? toMend(identity.application) : null,
    officer ? toDecide() : null,
  ])
  return [own, others].flatMap(one => one ?? [])
}

async function toMend(application: string): Promise<Todo | null> {
  const { state, remark, clock } = await members.application({ application })
  if (state !== 'returned') return null
  return {
    id: 'members.mend',
    title: '入会材料要补正',
    note: remark ?? '看看工会要你补什么',
    dueAt: clock?.dueAt ?? null,
    url: route('members', 'application', { id: application }),
  }
}

async function toDecide(): Promise<Todo | null> {
  const { rows, next } = await members.applications({ state: 'applying' })
  const [earliest] = rows
  if (!earliest) return null
  const now = serverNow()
  const { clock } = earliest
  const late = clock?.dueAt != null && clock.dueAt <= now
  return {
    id: 'members.decide',
    title: next ? '入会申请（还有更多）' : '入会申请',
    note: clock ? `最早的：${dueWords(clock, now)}` : '等你记录委员会的决定',
    count: rows.length,
    dueAt: clock?.dueAt ?? null,
    late,
    url: route('members', 'applications'),
  }
}
