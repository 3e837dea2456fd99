import { type Context, systemContext } from '../kit/context'
import type { Page } from '../kit/contract'
import { blindMark } from '../kit/crypto'
import { type Desk, desks } from '../kit/desks'
import { derivedId, personIdOf } from '../kit/ids'
import { limitOf, spend } from '../kit/limits'
import { pageOf } from '../kit/paging'
import { change, keep } from '../kit/pending'
import { changePerson } from '../kit/people'
import { notFound } from '../kit/refusal'
import type { DeskAsked, DeskOpened, DeskRow } from './contract'
import { ask, asked, confirm, deskLife, end } from './desk-rules'

/**
 * Makes a code for a computer nobody is signed in at. It brings its own secret, of which only a mark is kept, and is
 * told none: who learns of its request has another secret, and so another code.
 */
export async function openDesk(
  ctx: Context,
  { secret, ...machine }: { system: string; browser: string; secret: string },
): Promise<DeskOpened> {
  const secretMark = derivedId('desk-secret', secret)
  const _id = derivedId('desk-token', blindMark('desk', `${ctx.request} ${secretMark}`)).slice(0, 10)
  const here = blindMark('address', ctx.address ?? 'unknown')
  await spend(ctx, limitOf('desk-opening'), here, '这里要过的登录码多了')
  const fresh = keep<Desk>(ask({ _id, secretMark }, machine, ctx.now))
  const kept = (await desks.add(fresh)) ? fresh : await desks.get(_id)
  if (kept?.secretMark !== secretMark) throw notFound('这台电脑')
  return { code: `l.${_id}`, expiresAt: kept.expiresAt }
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

/** Signs the caller out at every computer, and ends what was proven anywhere; answers at how many. */
export async function endDesks(ctx: Context): Promise<{ ended: number }> {
  const me = ctx.me()._id
  const ended = await endAll(ctx, me)
  await changePerson(ctx, me, '让所有电脑退出登录', { set: { proofs: [] } })
  return { ended }
}

/** Signs this person out at every computer, confirmed or in use, from its next call on. */
export async function endAll(ctx: Context, person: string): Promise<number> {
  const own = systemContext(ctx.now, derivedId('desks-ended', ctx.request), ctx.by)
  let ended = 0
  for (const state of ['confirmed', 'used'] as const) {
    let cursor: string | null = null
    do {
      const found: Page<string> = await pageOf(
        desks,
        { where: { person, state }, by: 'usedAt', direction: 'desc', cursor },
        desk => desk._id,
      )
      for (const id of found.rows) await change(own, desks, id, doc => end(doc, ctx.now))
      ended += found.rows.length
      cursor = found.next
    } while (cursor)
  }
  return ended
}

/** Who holds the code stands before the computer, and so may see it. */
const atDesk = (ctx: Context): typeof desks => ({
  ...desks,
  place: () => ({ person: ctx.actor.person?._id }),
})

const countGuess = (ctx: Context) =>
  spend(ctx, limitOf('desk-code'), personIdOf(ctx.actor.openid ?? ''), '试过的登录码多了')

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
