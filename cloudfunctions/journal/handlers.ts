import type { Context } from '../kit/context'
import { derivedId } from '../kit/ids'
import { journal } from '../kit/journal'
import { type JournalLine, namesOf } from '../kit/journal-line'
import { pageOf } from '../kit/paging'
import { change, create, see } from '../kit/pending'
import { officeOf, people, unionOf, unions } from '../kit/people'
import { markOfPhone } from '../kit/phones'
import { notFound } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { again, appointed, appointing, dismissing, eligible } from './appointing'
import { typedSeal } from './chain'
import { check } from './checking'
import type { Auditor, contract, LookRow } from './contract'
import { type AuditorDoc, alerts, auditors, blocks } from './store'

export const handlers: Handlers<typeof contract> = {
  async mine(ctx, { cursor }) {
    const where = { of: { in: namesOf(ctx.me()) } }
    return pageOf(journal, { where, by: 'at', direction: 'desc', cursor }, lookRow)
  },

  async looks(ctx, { union, cursor }) {
    const where = { over: (await unionAsked(ctx, union))._id }
    return pageOf(journal, { where, by: 'at', direction: 'desc', cursor }, lookRow)
  },

  async alerts(ctx, { union, cursor }) {
    const where = { over: (await unionAsked(ctx, union))._id }
    const list = { where, by: 'at', direction: 'desc', cursor } as const
    return pageOf(alerts, list, ({ _id: id, at, name, kind: look, count, day }) => ({
      id,
      at,
      name,
      look,
      count,
      day,
    }))
  },

  async check(_ctx, { from }) {
    return check(from)
  },

  async findSeal(_ctx, { seal }) {
    const hash = typedSeal(seal).toLowerCase()
    const where = { hash: { gte: hash, lt: `${hash}g` } }
    const [found] = await blocks.find({ where, order: [['hash', 'asc']], limit: 1 })
    return found && hash.length === 16 ? { found: true, block: found.n, at: found.at } : { found: false }
  },

  async auditors(ctx, { union }) {
    const { _id } = await unionAsked(ctx, union)
    const found = await auditors.find({
      where: { union: _id, until: null },
      order: [['since', 'asc']],
      limit: 50,
    })
    return found.map(auditorCard)
  },

  async below(ctx, { cursor }) {
    const where = { parent: officeOf(ctx.me()).of }
    const { rows, next } = await pageOf(
      unions,
      { where, by: 'name', direction: 'asc', cursor },
      union => union,
    )
    const ids = rows.map(({ _id }) => _id)
    const seated = await auditors.find({ where: { union: { in: ids }, until: null }, limit: 200 })
    return {
      rows: rows.map(({ _id: union, name }) => ({
        union,
        name,
        auditors: seated.filter(doc => doc.union === union).map(auditorCard),
      })),
      next,
    }
  },

  async appoint(ctx, { union: id, phone, name }) {
    const union = await unionOf(id)
    if (!ctx.may({ path: union.path })) throw notFound('这个工会')
    const [found] = await people.find({ where: { phoneMark: await markOfPhone(phone) }, limit: 1 })
    const who = eligible(found ?? null, name)
    const _id = derivedId('auditor', union._id, who._id)
    const fresh = appointed(_id, union, who, ctx.now)
    const before = await auditors.get(_id)
    if (before) return auditorCard(await change(ctx, auditors, _id, doc => again(doc, ctx.now)))
    return auditorCard(await create(ctx, auditors, fresh, appointing(fresh)))
  },

  async dismiss(ctx, { auditor: id, reason }) {
    await see(ctx, auditors, id)
    await change(ctx, auditors, id, doc => dismissing(doc, reason, ctx.now))
    return { dismissed: true }
  },
}

/** The union asked about, or the caller's first that the action is for. */
async function unionAsked(ctx: Context, asked: string | undefined) {
  const own = ctx.me().roles.find(({ role }) => role === 'officer' || role === 'auditor')
  const union = await unionOf(asked ?? own?.of ?? '')
  if (!ctx.may({ path: union.path })) throw notFound('这个工会')
  return union
}

const lookRow = ({ _id: id, at, name, note, look, collection }: JournalLine): LookRow => ({
  id,
  at,
  by: name,
  note,
  look: look === '' ? 'opened' : look,
  system: collection.split('_')[0] ?? '',
})

const auditorCard = ({ _id: id, name, unionName: union, since }: AuditorDoc): Auditor => ({
  id,
  name,
  union,
  since,
})
