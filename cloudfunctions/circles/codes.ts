import type { Context } from '../kit/context'
import { dropFiles, keepFile, linkTo } from '../kit/files'
import { derivedId, randomToken } from '../kit/ids'
import { limitOf, spend } from '../kit/limits'
import { codeImage } from '../kit/openapi'
import { change, create, knows, see } from '../kit/pending'
import type { CircleCard, CircleCode, Invitation, Poster } from './contract'
import * as domain from './domain'
import { posterOf } from './poster'
import { card } from './present'
import { entryId } from './public'
import { type Circle, circles, entries, invitations } from './store'

/** What the QR holds and what is typed. */
export async function codeOf({ token }: Circle): Promise<CircleCode> {
  const code = typed(token)
  return { code, image: await codeImage(code) }
}

/** Which circle a code is of, whether or not the caller is in it. */
export async function look(ctx: Context, { code }: { code: string }): Promise<CircleCard> {
  const { circle, open } = await behind(ctx, code)
  const entry = await entries.get(entryId(circle._id, ctx.me()._id))
  if (!open) throw domain.oldInvitation(circle)
  return card(ctx, circle, entry?.state === 'in' ? entry.enteredAt : null)
}

/** Lets the caller in by a code or an invitation. */
export async function enter(ctx: Context, { code }: { code: string }): Promise<CircleCard> {
  const me = ctx.me()
  const { circle, open } = await behind(ctx, code)
  const _id = entryId(circle._id, me._id)
  const before = await entries.get(_id)
  const done = before !== null && knows(before, ctx.request)
  if (!open && !done) throw domain.oldInvitation(circle)
  if (before && !done) {
    const entry = await change(ctx, entries, _id, doc => domain.enterAgain(doc, ctx.now))
    return card(ctx, circle, entry.enteredAt)
  }
  const effects = [domain.grouping('circles.group', me._id, circle._id)]
  const note = `进入${circle.name}`
  const entry = await create(ctx, entries, domain.enter(_id, circle, me, ctx.now), { note, effects })
  return card(ctx, circle, entry.enteredAt)
}

/** Makes an invitation; the same request again answers the same. */
export async function invite(ctx: Context, { circle: id }: { circle: string }): Promise<Invitation> {
  const circle = await see(ctx, circles, id)
  const given = domain.invitation(ctx.id('invitation').slice(0, 12), circle, ctx.now)
  const made = await create(ctx, invitations, given, { note: `发出进入${circle.name}的邀请` })
  return {
    code: `i.${made._id}`,
    circle: circle._id,
    name: circle.name,
    steward: circle.steward.name,
    expiresAt: made.expiresAt,
  }
}

/** The poster as it must be now; one that was made of the same is not made again. */
export async function poster(ctx: Context, { circle: id }: { circle: string }): Promise<Poster> {
  const circle = await see(ctx, circles, id)
  const facts = [circle.name, circle.unionName, circle.steward.name, circle.token]
  const of = derivedId('poster', ...facts)
  const name = `${circle.name}圈码.docx`
  if (circle.poster?.of === of) return { url: await linkTo(circle.poster.file), name }
  const { code, image } = await codeOf(circle)
  const paper = await posterOf({
    circle: circle.name,
    union: circle.unionName,
    steward: circle.steward.name,
    code,
    image,
  })
  const file = await keepFile(`circles/posters/${randomToken(26)}.docx`, paper)
  const after = await change(ctx, circles, id, doc =>
    doc.poster?.of === of ? null : { set: { poster: { of, file } }, note: '做圈码海报' },
  )
  const kept = after.poster?.file ?? file
  await dropFiles([file, ...(circle.poster ? [circle.poster.file] : [])].filter(one => one !== kept))
  return { url: await linkTo(kept), name }
}

const typed = (token: string) => `c.${token}`

async function behind(ctx: Context, code: string): Promise<{ circle: Circle; open: boolean }> {
  await spend(ctx, limitOf('circle-code'), ctx.me()._id, '试过的圈码多了，请联系人重新给一个')
  const { kind, token } = domain.readCode(code)
  if (kind === 'circle') {
    const [circle] = await circles.find({ where: { token }, limit: 1 })
    if (!circle) throw domain.oldCode()
    return { circle, open: true }
  }
  const given = await invitations.get(token)
  const circle = given && (await circles.get(given.circle))
  if (!given || !circle) throw domain.oldCode()
  return { circle, open: domain.invites(given, circle, ctx.now) }
}
