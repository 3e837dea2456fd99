import type { Context } from '../kit/context'
import type { Page } from '../kit/contract'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { already, create, see } from '../kit/pending'
import { makeMove } from '../kit/procedure/moving'
import { notFound, Refusal } from '../kit/refusal'
import type { Effect, Where } from '../kit/store'
import { alerting, officersOf, recordOf } from './alerts'
import type { Emergency, EmergencyKind, EmergencyRow } from './contract'
import { officeNear } from './domain'
import { acknowledge, follow, over, passOn } from './emergency'
import { rungs } from './noting'
import { emergencyRow, emergencyWhole, officesOf } from './present'
import { alarming } from './procedure'
import { alarmWords, report } from './reporting'
import { type EmergencyDoc, emergencies } from './store'
import { endOf } from './warning'

type Report = {
  kind: EmergencyKind
  employer: string
  where: string
  people: number
  course: string
  measures: string
  other: string
  knownAt?: number
  knownBy?: string
}

const at = { procedure: alarming, matters: emergencies }

/** Reports for the union of the caller's office, or as steward for that of the circle. */
export async function reportOne(ctx: Context, { knownAt, knownBy, ...told }: Report): Promise<Emergency> {
  const me = ctx.me()
  const _id = ctx.id('emergency')
  const before = await already(ctx, emergencies, _id)
  if (before) return emergencyWhole(ctx, before)
  if (knownAt !== undefined && knownAt > ctx.now) {
    throw new Refusal('INVALID', 'known-later', '最早知道的时间不会比现在晚。', 'knownAt')
  }
  await checkWords(me.openid, `${told.where}\n${told.course}\n${told.measures}\n${told.other}`, 'course')
  const office = officeNear(me.roles)
  const [union, ...ladder] = (await rungs(office.path)).reverse()
  if (!union) throw notFound('这个工会')
  const begun = report(told, {
    _id,
    union,
    circle: office.role === 'steward' ? office.of : null,
    ladder,
    known: { at: knownAt ?? ctx.now, by: knownBy || me.name },
    by: me.name,
    reporter: me._id,
    at: ctx.now,
    origin: null,
  })
  const persons = await officersOf(begun.receivers.map(one => one.union))
  const effects = alerting(
    persons.filter(person => person !== me._id),
    alertOf(begun),
  )
  return emergencyWhole(ctx, await create(ctx, emergencies, begun, { note: '报告突发事件', effects }))
}

/** Of the caller's territory; of one who is only a steward, those reported from their circles. */
export async function listEmergencies(
  ctx: Context,
  { cursor }: { cursor?: string | null },
): Promise<Page<EmergencyRow>> {
  const offices = officesOf(ctx)
  const circles = ctx.me().roles.filter(({ role }) => role === 'steward')
  const where: Where =
    offices.length > 0 ? { unions: { in: offices } } : { circle: { in: circles.map(({ of }) => of) } }
  const list = { where, by: 'reportedAt', direction: 'desc', cursor } as const
  return pageOf(emergencies, list, doc => emergencyRow(ctx, doc))
}

export async function emergencyOf(ctx: Context, input: { emergency: string }): Promise<Emergency> {
  return emergencyWhole(ctx, await see(ctx, emergencies, input.emergency))
}

/** Acknowledges for every union of the caller it was sent to; the reporter is told. */
export async function acknowledgeOne(ctx: Context, input: { emergency: string }): Promise<Emergency> {
  const by = ctx.by.name
  const doc = await makeMove(ctx, at, input.emergency, 'acknowledge', {
    also(before) {
      const { set, step, received } = acknowledge(before, officesOf(ctx), by, ctx.now)
      return { set, step, ...(received && { next: { name: 'received' as const } }) }
    },
    effects: (before, after) =>
      before.reporter === ''
        ? []
        : alerting([before.reporter], {
            ...alertOf(after),
            title: `${before.employer}：上级已收到`,
            body: after.chain.at(-1)?.text ?? '',
          }),
  })
  return emergencyWhole(ctx, doc)
}

/** Adds a later report. */
export async function followUp(ctx: Context, input: { emergency: string; text: string }): Promise<Emergency> {
  await checkWords(ctx.me().openid, input.text, 'text')
  const doc = await makeMove(ctx, at, input.emergency, 'follow', {
    note: input.text,
    also: before => follow(before, input.text, ctx.by.name, ctx.now),
  })
  return emergencyWhole(ctx, doc)
}

/** Passes it on to the next union up, whose officers are told. */
export async function passUpwards(
  ctx: Context,
  input: { emergency: string; reason: string },
): Promise<Emergency> {
  const doc = await makeMove(ctx, at, input.emergency, 'passOn', {
    note: input.reason,
    also(before) {
      const { set, step } = passOn(before, input.reason, ctx.by.name, ctx.now)
      return { set, step }
    },
    effects: (_, after) => [told(after)],
  })
  return emergencyWhole(ctx, doc)
}

export async function finish(ctx: Context, input: { emergency: string; result: string }): Promise<Emergency> {
  const doc = await makeMove(ctx, at, input.emergency, 'finish', {
    note: input.result,
    also: before => ({ set: over(before, input.result, ctx.by.name, ctx.now) }),
    effects: ({ origin }) => (origin ? [endOf({ origin })] : []),
  })
  return emergencyWhole(ctx, doc)
}

/** The message with which a union learns of an emergency. */
export const alertOf = (
  doc: Pick<
    EmergencyDoc,
    | '_id'
    | 'employer'
    | 'where'
    | 'people'
    | 'course'
    | 'kind'
    | 'measures'
    | 'other'
    | 'unionName'
    | 'territory'
  >,
) => ({
  title: `突发事件：${doc.employer}`,
  body: alarmWords(doc),
  from: doc.unionName,
  path: doc.territory,
  link: { system: 'warnings', id: recordOf(doc._id), title: '突发事件' },
})

const told = (doc: EmergencyDoc): Effect => ({
  to: 'warnings.tell',
  input: { emergency: doc._id, union: doc.holder?.union ?? '' },
})
