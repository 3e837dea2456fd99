import { unionsIn } from '../kit/actor'
import { dayOf } from '../kit/clocks'
import { systemContext } from '../kit/context'
import { derivedId } from '../kit/ids'
import { journal } from '../kit/journal'
import type { JournalLine } from '../kit/journal-line'
import { create } from '../kit/pending'
import { people, unions } from '../kit/people'
import type { Effect } from '../kit/store'
import rules from './alerting.json'
import { type Alert, alerts, auditors } from './store'

const day = 24 * 3600_000

/** Tells those who watch when somebody looked, within a day, more often than work mostly needs; once a day and kind. */
export async function alertOf(now: number, chained: readonly JournalLine[]): Promise<void> {
  const last = new Map<string, JournalLine & { look: Alert['kind'] }>()
  for (const line of chained) {
    const { look } = line
    if (look !== '') last.set(`${line.by} ${look}`, { ...line, look })
  }
  for (const line of last.values()) {
    const { by, look } = line
    const count = await journal.count({ by, look, at: { gt: line.at - day, lte: line.at } })
    if (count >= rules[look].most) await raise(now, line, count)
  }
}

async function raise(now: number, line: JournalLine & { look: Alert['kind'] }, count: number): Promise<void> {
  const { by: person, name, look: kind, path, at } = line
  const of = dayOf(at)
  const _id = derivedId('alert', person, kind, of)
  if (await alerts.get(_id)) return
  const told = await watchers(path, person)
  const words = `${name}今天${rules[kind].words}${count}次，超过平常。请看看是不是工作需要。`
  const alert = { _id, person, name, kind, day: of, count, path, over: unionsIn(path), at }
  const ctx = systemContext(now, derivedId('alert-raised', _id))
  await create(ctx, alerts, alert, {
    note: '提醒：看得比平常多',
    effects: told.map(one => post(one, path, words)),
  })
}

/** The auditors of the place and of those above it, and the contact of the union above whoever looked. */
async function watchers(path: string, except: string): Promise<string[]> {
  const over = unionsIn(path)
  if (over.length === 0) return []
  const [watching, above] = await Promise.all([
    auditors.find({ where: { union: { in: over }, until: null }, limit: 50 }),
    unions.find({ where: { _id: { in: over } }, limit: over.length }),
  ])
  const contacts = above
    .sort((a, b) => b.path.length - a.path.length)
    .flatMap(({ contact }) => (contact && contact.person !== except ? [contact.person] : []))
    .slice(0, 1)
  const named = [...new Set([...watching.map(({ person }) => person), ...contacts])]
  const there = await people.find({ where: { _id: { in: named } }, limit: named.length + 1 })
  return there.map(({ _id }) => _id)
}

const post = (person: string, path: string, body: string): Effect => ({
  to: 'notices.post',
  input: {
    person,
    title: '有人看别人信息的次数超过平常',
    body,
    from: '办事记录',
    path,
    link: { system: 'journal', id: 'looks', title: '谁看了什么' },
  },
})
