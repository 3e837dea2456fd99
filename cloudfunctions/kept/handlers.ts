import type { Context } from '../kit/context'
import { seal, unseal } from '../kit/crypto'
import { linkTo } from '../kit/files'
import { derivedId } from '../kit/ids'
import { create, keep, knows, pendingChange } from '../kit/pending'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { changed } from '../kit/store'
import type { contract, Erasing, Found, Gathered } from './contract'
import { begin, isBusy, type Known, keptBack, knownBy, limits, progress } from './domain'
import { everywhere } from './everywhere'
import { work } from './steps'
import { type Request, requests } from './store'

/** Pieces one call does before it answers. */
const piecesACall = 2

export const handlers: Handlers<typeof contract> = {
  async gathered(ctx) {
    const doc = await requests.get(idOf(ctx, 'gather'))
    return gathered(doc && (await work(ctx.now, doc, piecesACall)))
  },

  async gather(ctx) {
    const me = ctx.me()
    const there = await requests.get(idOf(ctx, 'gather'))
    const fresh = there && (isBusy(there) || ctx.now - there.askedAt < limits.again)
    if (there && (fresh || knows(there, ctx.request))) return gathered(there)
    const known = knownBy(me, unseal(me.phone))
    const doc = await start(ctx, 'gather', there, known, '整理工会这里留着的本人信息')
    return gathered(await work(ctx.now, doc, piecesACall))
  },

  async plan(ctx) {
    const kept = everywhere().flatMap(({ personal }) => {
      if (!('erased' in personal) || personal.erased !== 'sealed') return []
      return keptBack(personal, 'sealed') ?? []
    })
    const goes = everywhere().flatMap(({ personal }) =>
      'erased' in personal && personal.erased === 'removed' ? [personal.title] : [],
    )
    return { goes: [...new Set(goes)], kept, offices: ctx.me().roles.map(({ name }) => name) }
  },

  async erase(ctx) {
    const there = await requests.get(idOf(ctx, 'erase'))
    const me = ctx.actor.person
    if (!me) return erasing(there && (await work(ctx.now, there, piecesACall)))
    if (me.roles.length > 0) {
      const message = `你还担任${me.roles.map(({ name }) => name).join('、')}的职务，先办好交接，再来注销。`
      throw new Refusal('CONFLICT', 'holds-office', message)
    }
    const known = knownBy(me, unseal(me.phone))
    const doc = there && isBusy(there) ? there : await start(ctx, 'erase', there, known, null)
    return erasing(await work(ctx.now, doc, piecesACall))
  },

  async erasing(ctx) {
    const doc = await requests.get(idOf(ctx, 'erase'))
    return erasing(doc && (await work(ctx.now, doc, piecesACall)))
  },
}

const idOf = (ctx: Context, kind: Request['kind']) => derivedId('kept', kind, ctx.actor.openid ?? 'nobody')

async function start(
  ctx: Context,
  kind: Request['kind'],
  there: Request | null,
  known: Known,
  note: string | null,
): Promise<Request> {
  const me = ctx.me()
  const fresh = {
    ...begin(kind, me, ctx.now, (there?.turn ?? 0) + 1),
    subject: seal(JSON.stringify(known)),
  }
  const _id = idOf(ctx, kind)
  // Erasing leaves no line with their name: that it was done stands on the request.
  if (!there && note === null) {
    const doc = keep<Request>({ _id, ...fresh })
    return (await requests.add(doc)) ? doc : ((await requests.get(_id)) ?? doc)
  }
  if (!there) return create(ctx, requests, { _id, ...fresh }, { note: note ?? '' })
  const kept = note === null ? { inc: { rev: 1 } } : pendingChange(ctx, { note })
  const ours = await requests.update(_id, { turn: there.turn, state: there.state }, { set: fresh }, kept)
  return ours ? changed(there, { set: fresh }) : ((await requests.get(there._id)) ?? there)
}

async function gathered(doc: Request | null): Promise<Gathered> {
  if (!doc) return { state: 'none', done: 0, gatheredAt: 0, found: [], file: null }
  const found: Found[] = doc.found && doc.state === 'ready' ? JSON.parse(unseal(doc.found)) : []
  return {
    state: isBusy(doc) ? 'gathering' : doc.state === 'ready' ? 'ready' : 'over',
    done: progress(doc, everywhere().length),
    gatheredAt: doc.askedAt,
    found: found.map(({ title, records }) => ({
      title,
      records: records.slice(0, limits.records),
      more: Math.max(0, records.length - limits.records),
    })),
    file: doc.file ? { url: await linkTo(doc.file), name: '我的信息.zip' } : null,
  }
}

function erasing(doc: Request | null): Erasing {
  if (!doc) return { state: 'none', done: 0, kept: [] }
  const stays = doc.kept.some(({ until }) => until === 'closed')
  const state = isBusy(doc) ? 'erasing' : stays ? 'waiting' : 'done'
  return { state, done: progress(doc, everywhere().length), kept: doc.kept }
}
