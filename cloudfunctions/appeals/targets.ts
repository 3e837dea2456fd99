import type { Role, Union } from '../kit/actor'
import type { Context } from '../kit/context'
import { lineage, rolesOver, unionOf } from '../kit/people'
import type { Held } from '../kit/procedure/matter'
import { notFound, Refusal } from '../kit/refusal'
import type { AppealDoc } from './store'
import { unionHolds } from './submitting'

/** The unions above it and those right below, to hand it on to. */
export async function targetsOf(
  doc: AppealDoc,
  below: readonly Union[],
): Promise<{ union: Union; above: boolean }[]> {
  const line = (await lineage(doc.path)).filter(({ _id }) => _id !== doc.holder?.union).reverse()
  return [...line.map(union => ({ union, above: true })), ...below.map(union => ({ union, above: false }))]
}

/** The union it is handed on to: one above it or one the caller's office reaches; the next above when none is named. */
export async function targetOf(ctx: Context, doc: AppealDoc, id: string | undefined): Promise<Union> {
  const above = (await lineage(doc.path)).filter(({ path }) => path !== doc.path)
  if (!id) {
    const next = above.at(-1)
    if (!next) throw new Refusal('CONFLICT', 'top', '已经是最高一级，选一个下级工会来办。', 'union')
    return next
  }
  const union = above.find(({ _id }) => _id === id) ?? (await unionOf(id))
  const office = officeOver(ctx, doc)
  const mine = doc.path.startsWith(union.path) || union.path.startsWith(office.path)
  if (!mine || union.path === doc.path) throw notFound('这个工会')
  return union
}

/** The caller's office that reaches this appeal, the nearest to it. */
export function officeOver(ctx: Context, doc: AppealDoc): Role {
  const held = rolesOver(ctx.me(), 'officer', doc.path).sort((a, b) => b.path.length - a.path.length)
  const [nearest] = held
  if (!nearest) throw notFound()
  return nearest
}

/** The union above the last that watches, as it will hold or watch it, or `null` at the top. */
export async function unionAbove(doc: AppealDoc, at: number): Promise<Held | null> {
  const last = doc.watch.at(-1)?.path ?? doc.path
  const next = (await lineage(doc.path)).filter(({ path }) => path.length < last.length).at(-1)
  return next ? unionHolds(next, at) : null
}
