import type { Context } from '../kit/context'
import type { Page } from '../kit/contract'
import { blindMark } from '../kit/crypto'
import { type Desk, desks } from '../kit/desks'
import { derivedId } from '../kit/ids'
import { limitOf, spend } from '../kit/limits'
import { pageOf } from '../kit/paging'
import { change, keep } from '../kit/pending'
import { notFound } from '../kit/refusal'
import type { DeskAsked, DeskOpened, DeskRow } from './contract'
import { ask, asked, confirm, deskLife, end } from './desk-rules'

/** Makes a code for a computer nobody is signed in at; the same request again has the same code and secret. */
export async function openDesk(
  ctx: Context,
  machine: { system: string; browser: string },
): Promise<DeskOpened> {
  const mark = blindMark('desk', ctx.request)
  const _id = derivedId('desk-token', mark).slice(0, 10)
  const secret = derivedId('desk', mark)
  const secretMark = derivedId('desk-secret', secret)
  const fresh = keep<Desk>(ask({ _id, secretMark }, machine, ctx.now))
  const kept = (await desks.add(fresh)) ? fresh : await desks.get(_id)
  if (kept?.secretMark !== secretMark) throw notFound('这台电脑')
  return { code: `l.${_id}`, secret, expiresAt: kept.expiresAt }
}

export async function lookDesk(ctx: Context, { code }: { code: string }): Promise<DeskAsked> {
  await countGuess(ctx)
  return deskAsked(ctx, await atDesk(ctx).get(tokenOf(code)))
}

export async function confirmDesk(ctx: Context, { code }: { code: string }): Promise<DeskAsked> {
  const me = ctx.me()
  await countGuess(ctx)
  const desk = await change(ctx, atDesk(ctx), tokenOf(code), doc => confirm(doc, me, ctx.now))
  return deskAsked(ctx, desk)
}

/** Computers the caller is signed in at, the latest first. */
export async function myDesks(ctx: Context, { cursor }: { cursor?: string | null }): Promise<Page<DeskRow>> {
  const where = { person: ctx.me()._id, state: 'used', usedAt: { gt: ctx.now - deskLife.session } }
  return pageOf(desks, { where, by: 'usedAt', direction: 'desc', cursor }, deskRow)
}

export async function endDesk(ctx: Context, { desk: id }: { desk: string }): Promise<DeskRow> {
  return deskRow(await change(ctx, desks, id, doc => end(doc, ctx.now)))
}

/** Who holds the code stands before the computer, and so may see it. */
const atDesk = (ctx: Context): typeof desks => ({
  ...desks,
  place: () => ({ person: ctx.actor.person?._id }),
})

const countGuess = (ctx: Context) => spend(ctx, limitOf('desk-code'), ctx.me()._id, '试过的登录码多了')

const tokenOf = (code: string) => code.slice(2)

function deskAsked(ctx: Context, desk: Desk | null): DeskAsked {
  if (!desk) throw notFound('这台电脑')
  const { system, browser, openedAt, expiresAt } = desk
  return { system, browser, openedAt, expiresAt, state: asked(desk, ctx.actor.person?._id ?? null, ctx.now) }
}

const deskRow = ({ _id, system, browser, usedAt, openedAt, state }: Desk): DeskRow => ({
  id: _id,
  system,
  browser,
  since: usedAt || openedAt,
  ended: state === 'ended',
})
