import type { Person, Union } from '../kit/actor'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision, Effect } from '../kit/store'
import type { AuditorDoc } from './store'

/** Refuses one who is not known by this phone and name, and one who holds an office: whoever is watched watches nobody. */
export function eligible(
  who: Pick<Person, '_id' | 'name' | 'roles'> | null,
  name: string,
): Pick<Person, '_id' | 'name'> {
  if (!who || who.name !== name) {
    const message = '没有找到这个人：手机号要在小程序里验证过，姓名要和验证时填的一样。'
    throw new Refusal('INVALID', 'nobody', message, 'phone')
  }
  if (who.roles.some(({ role }) => role !== 'auditor')) {
    const message = `${name}在工会担任职务，不能再当记录审计员。请换一位。`
    throw new Refusal('CONFLICT', 'holds-office', message, 'phone')
  }
  return who
}

export const appointed = (
  _id: string,
  union: Union,
  { _id: person, name }: Pick<Person, '_id' | 'name'>,
  at: number,
): Bare<AuditorDoc> => ({
  _id,
  union: union._id,
  unionName: union.name,
  path: union.path,
  person,
  name,
  since: at,
  until: null,
})

/** Who was auditor before is one again. */
export const again = (doc: AuditorDoc, at: number): Decision<AuditorDoc> | null =>
  doc.until === null ? null : { set: { since: at, until: null }, ...appointing(doc) }

/** What an appointment leads to. */
export const appointing = (
  doc: Pick<AuditorDoc, 'person' | 'name' | 'union' | 'unionName' | 'path'>,
): { note: string; effects: Effect[] } => ({
  note: `请${doc.name}当记录审计员`,
  effects: [
    roleOf(doc, true),
    told(doc, '你是记录审计员了', `你看管${doc.unionName}的办事记录：谁看了什么，记录有没有被动过。`),
  ],
})

export function dismissing(doc: AuditorDoc, reason: string, at: number): Decision<AuditorDoc> | null {
  if (doc.until !== null) return null
  return {
    set: { until: at },
    note: `${doc.name}不再是记录审计员：${reason}`,
    effects: [
      roleOf(doc, false),
      told(doc, '你不再是记录审计员', `原因：${reason}。谢谢你看管过${doc.unionName}的记录。`),
    ],
  }
}

/** The role on the person follows. */
const roleOf = (
  { person, union: of, path, unionName: name }: Pick<AuditorDoc, 'person' | 'union' | 'unionName' | 'path'>,
  holds: boolean,
): Effect => ({ to: 'journal.role', input: { person, role: { role: 'auditor', of, path, name }, holds } })

const told = (
  { person, path, unionName }: Pick<AuditorDoc, 'person' | 'path' | 'unionName'>,
  title: string,
  body: string,
): Effect => ({ to: 'notices.post', input: { person, title, body, from: unionName, path, link: null } })
