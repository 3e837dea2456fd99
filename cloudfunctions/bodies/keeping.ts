import { pathsTo } from '../kit/actor'
import type { Context } from '../kit/context'
import type { Page } from '../kit/contract'
import { readFile } from '../kit/files'
import { pageOf } from '../kit/paging'
import { change, create, knows, see } from '../kit/pending'
import { officeOf, people, unionOf } from '../kit/people'
import { markOfPhone } from '../kit/phones'
import { notFound, Refusal } from '../kit/refusal'
import type { BodyCard, BodyKind, BodyRow, BodyWhole, Calling } from './contract'
import { bodyCard } from './domain'
import { bodyRow, whole } from './present'
import { amend, register, seat, shortTaken, unseat } from './roster'
import { bodies } from './store'

/** Bodies of a kind, or those near the caller. */
export async function listed(
  ctx: Context,
  { kind, near, cursor }: { kind?: BodyKind; near?: boolean; cursor?: string | null },
): Promise<Page<BodyCard>> {
  const path = ctx.me().member?.path
  if (near && !kind && path && !cursor) {
    const found = await bodies.find({
      where: { path: { in: pathsTo(path) } },
      order: [['path', 'asc']],
      limit: 50,
    })
    const rows = found.sort((a, b) => rank[a.kind] - rank[b.kind])
    if (rows.length > 0) return { rows: rows.map(bodyCard), next: null }
  }
  const where = { kind: kind ?? 'street' }
  return pageOf(bodies, { where, by: 'name', direction: 'asc', cursor }, bodyCard)
}

/** Bodies of the caller's territory. */
export async function territory(ctx: Context, cursor: string | null | undefined): Promise<Page<BodyRow>> {
  const { path } = officeOf(ctx.me())
  const where = { path: { gte: path, lt: `${path}\uffff` } }
  return pageOf(bodies, { where, by: 'path', direction: 'asc', cursor }, bodyRow)
}

export async function registerBody(
  ctx: Context,
  given: { union?: string; kind: BodyKind; name: string; short: string; area: string; seal: string },
): Promise<BodyWhole> {
  const me = ctx.me()
  const union = await unionOf(given.union ?? officeOf(me).of)
  if (!ctx.may({ path: union.path })) throw notFound('这个工会')
  const body = register(ctx.id('body'), given, union, { person: me._id, name: me.name })
  const act = { note: `登记调解组织 ${body.name}`, taken: shortTaken() }
  return whole(ctx, await create(ctx, bodies, body, act))
}

export async function amendBody(
  ctx: Context,
  given: {
    body: string
    name: string
    area: string
    seal: string
    picture?: string | null
    contact?: string
  },
): Promise<BodyWhole> {
  const body = await see(ctx, bodies, given.body)
  if (given.picture && !knows(body, ctx.request)) refuseNoPicture(await readFile(given.picture))
  return whole(ctx, await change(ctx, bodies, body._id, doc => amend(doc, given)))
}

export async function addMediator(
  ctx: Context,
  given: { body: string; phone: string; name: string; as: Calling; note: string },
): Promise<BodyWhole> {
  const body = await see(ctx, bodies, given.body)
  const where = { phoneMark: await markOfPhone(given.phone) }
  const found = knows(body, ctx.request) ? [] : await people.find({ where, limit: 5 })
  const person = found.find(({ name }) => name === given.name) ?? found[0] ?? null
  return whole(ctx, await change(ctx, bodies, body._id, doc => seat(doc, person, given, ctx.now)))
}

export async function removeMediator(
  ctx: Context,
  given: { body: string; person: string; reason: string },
): Promise<BodyWhole> {
  const me = ctx.me()
  const by = { person: me._id, name: me.name }
  return whole(ctx, await change(ctx, bodies, given.body, doc => unseat(doc, given, by, ctx.now)))
}

const rank: Record<BodyKind, number> = { street: 0, peoples: 1, industry: 2, district: 3, enterprise: 4 }

function refuseNoPicture(content: Buffer): void {
  const png = content.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
  const jpeg = content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))
  if (!png && !jpeg) {
    throw new Refusal('INVALID', 'no-picture', '印章图片要用 PNG 或 JPG，请重新选一次。', 'picture')
  }
  if (content.length > 512 * 1024) {
    throw new Refusal('INVALID', 'picture-large', '印章图片不能超过 512 KB，请缩小后再选。', 'picture')
  }
}
