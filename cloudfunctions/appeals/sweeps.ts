import * as v from 'valibot'
import { type Context, systemContext } from '../kit/context'
import { blindMark } from '../kit/crypto'
import type { Carrier } from '../kit/drain'
import { dropFiles } from '../kit/files'
import { change, keep, pendingChange, unknown } from '../kit/pending'
import { unionOf } from '../kit/people'
import { type Held, lapsedMove, passUp, take } from '../kit/procedure/matter'
import { sweepLapses, sweepPassUps } from '../kit/procedure/sweeps'
import type { Sweep } from '../kit/serve'
import type { Decision } from '../kit/store'
import { personalPost } from '../notices/public'
import { noteSign } from '../warnings/public'
import { standing, told } from './handling'
import { behindIt } from './opening'
import { appealing } from './procedure'
import { countEffects, countedWith, isFigure, noFigures } from './scoring'
import { type AppealDoc, appeals, identities, type Score, scores, sheets, ticketImports } from './store'
import { goOn } from './tickets'

/** What nobody took up or worked on in time goes to the union above to watch. */
export const passUps: Sweep = now => sweepPassUps(now, appeals, passed, watched)

/** What was not supplemented goes on as it is; what nobody rated ends. */
export const lapses: Sweep = now => sweepLapses(now, appeals, lapsed)

/** Imports that were cut off go on. */
export const takeOnImports: Sweep = async now => {
  const where = { dueAt: { gt: 0, lte: now } }
  const due = await ticketImports.find({ where, order: [['dueAt', 'asc']], limit: 5 })
  for (const doc of due) await goOn(now, doc)
  return due.length
}

/** The files of sheets are gone two hours after they were made. */
export const forgetSheets: Sweep = async now => {
  const where = { dueAt: { gt: 0, lte: now } }
  const old = await sheets.find({ where, order: [['dueAt', 'asc']], limit: 50 })
  for (const { _id, file } of old) {
    await dropFiles(file ? [file] : [])
    await sheets.update(_id, {}, { set: { file: null, dueAt: 0 } })
  }
  return old.length
}

function passed(doc: AppealDoc, above: Omit<Held, 'since'> | null, at: number): Partial<AppealDoc> {
  const up = passUp(doc, above, at)
  const counted = above ? countedWith(doc, ['passedUp'], at) : doc.counted
  return { ...up, ...standing({ ...doc, ...up }), counted }
}

const watched = (doc: AppealDoc, above: Omit<Held, 'since'> | null) =>
  above
    ? [
        told(doc, `上报${above.name}督办`, '到期没有人办，自动报给上级工会，由它盯着办。'),
        ...countEffects(doc.counted, { ...doc, counted: countedWith(doc, ['passedUp'], doc.passUpAt) }),
      ]
    : []

function lapsed(doc: AppealDoc, at: number): Decision<AppealDoc> | null {
  const name = lapsedMove(appealing, doc, at)
  if (!name) return null
  const { label } = appealing.moves[name]
  const counted = name === 'closeBySilence' ? countedWith(doc, ['silent'], at) : doc.counted
  return {
    set: { ...take(appealing, doc, name, { at, by: '系统' }), counted },
    note: label,
    effects: [told(doc, label, ''), ...countEffects(doc.counted, { ...doc, counted })],
  }
}

/** `plain`: the words lead to no appeal, so that an anonymous person gets them as they are. */
const telling = v.object({
  appeal: v.string(),
  title: v.string(),
  body: v.string(),
  plain: v.optional(v.boolean(), false),
})
const opening = v.object({ appeal: v.string(), why: v.string() })
const counting = v.object({
  union: v.string(),
  month: v.string(),
  figures: v.array(v.string()),
  own: v.boolean(),
})

/** Tells the one who asked, if they are with us; an anonymous one in words and by a link that lead to no appeal. */
const tell: Carrier = async (ctx, input) => {
  const { appeal, title, body, plain } = v.parse(telling, input)
  const doc = await appeals.get(appeal)
  if (!doc || doc.own === '') return
  const { path, unionName: from } = doc
  if (!doc.anonymous) {
    const link = { system: 'appeals', id: appeal, title: '诉求' }
    return personalPost(ctx, { person: doc.own, title, body, from, path, link })
  }
  const identity = await identities.get(appeal)
  if (!identity) return
  await personalPost(apart(ctx), {
    person: behindIt(identity).person,
    title: plain ? title : '你匿名提的诉求有新情况',
    body: plain ? body : '打开“我提的诉求”看看。这条消息里不写是哪一件，别人看到也不知道。',
    from: '工会',
    path: '/',
    link: { system: 'appeals', id: 'mine', title: '我提的诉求' },
  })
}

/** That an identity was looked at, by whom and why, stands on the appeal and is told to the person in plain words. */
const noteOpened: Carrier = async (ctx, input) => {
  const { appeal, why } = v.parse(opening, input)
  const title = '工会看了你的匿名身份'
  await change(ctx, appeals, appeal, doc => ({
    set: { timeline: [...doc.timeline, { at: ctx.now, by: ctx.by.name, text: `看了匿名身份。${why}` }] },
    note: '匿名身份被打开',
    effects: [{ to: 'appeals.tell', input: { appeal, title, body: why, plain: true } }],
  }))
}

/** Under a request nobody can lead back to the appeal. */
const apart = (ctx: Context): Context =>
  systemContext(ctx.now, blindMark('apart', ctx.request), { id: 'timer', name: '系统' })

/** Adds to a union's month, once a request however often it is carried. */
const count: Carrier = async (ctx, input) => {
  const { union: id, month, figures, own } = v.parse(counting, input)
  const _id = `${id}/${month}`
  if (!(await scores.get(_id))) {
    const { name, level, path, parent } = await unionOf(id)
    const under = [id, ...(parent ? [parent] : [])]
    const fresh = {
      _id,
      union: id,
      unionName: name,
      level,
      path,
      month,
      under,
      own: noFigures(),
      all: noFigures(),
    }
    await scores.add(keep<Score>(fresh))
  }
  const inc = Object.fromEntries(
    figures
      .filter(isFigure)
      .flatMap(figure => [[`all.${figure}`, 1], ...(own ? [[`own.${figure}`, 1]] : [])]),
  )
  await scores.update(_id, unknown(ctx), { inc }, pendingChange(ctx, { note: '计入诉求数字' }))
}

/** Who carries out what happens to an appeal. */
export const carriers = {
  'appeals.tell': tell,
  'appeals.opened': noteOpened,
  'appeals.count': count,
  'notices.post': personalPost,
  'warnings.sign': noteSign,
}
