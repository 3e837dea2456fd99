import type { Form } from '../asks'
import type { Context } from '../context'
import type { Contract, Worklist } from '../contract'
import { linkTo } from '../files'
import { lookInto } from '../looking'
import { checkWords } from '../openapi'
import { pageOf } from '../paging'
import { already, create } from '../pending'
import { unionOf } from '../people'
import { Refusal } from '../refusal'
import type { Handlers, Sweep } from '../serve'
import type { Collection, Effect, Place } from '../store'
import { movesIn, type Procedure } from './definition'
import { lapsedMove, take } from './matter'
import { makeMove } from './moving'
import { matterRow, matterView } from './present'
import { inClass } from './reading'
import { answered, begun, inWords, passed, type Served } from './served'
import type { Blank, ServicePart, ServiceRow, ServiceView } from './service'
import { sweepLapses, sweepPassUps } from './sweeps'
import { worklist } from './worklist'

/** What a plain service stands on; `refuse` hears how many of the caller's matters are under way before one more. */
export type Service<S extends string> = {
  system: string
  procedure: Procedure<S, string>
  application: Form
  matters: Collection<Served<S>>
  refuse?: (waiting: number) => void
}

/** The handlers of a plain service: to begin, to look, to list, and each of its moves. */
export const serving =
  <C extends Contract>() =>
  <S extends string>(service: Service<S>): Handlers<C> => {
    const { procedure, matters } = service
    const row = (doc: Served<S>) => rowOf(service, doc)
    const fixed = {
      form: (ctx: Context) => blank(ctx, service),
      file: (ctx: Context, input: Filed) => file(ctx, service, input),
      mine(ctx: Context, { cursor }: Cursor) {
        const where = { person: ctx.me()._id }
        return pageOf(matters, { where, by: 'filedAt', direction: 'desc', cursor }, row)
      },
      one: async (ctx: Context, { matter }: { matter: string }) =>
        viewOf(ctx, service, await lookInto(ctx, matters, matter)),
      worklist: (ctx: Context, { list, cursor }: { list: Worklist } & Cursor) =>
        worklist(ctx, matters, { list, cursor }, ['officer'], row),
    }
    const moves = movesIn(procedure)
      .filter(([, { automatic }]) => !automatic)
      .map(([name]) => [name, (ctx: Context, input: Moved) => move(ctx, service, name, input)])
    return Object.fromEntries([...Object.entries(fixed), ...moves])
  }

/** What time alone does to a plain service: passes up what nobody touched, makes the moves whose clock ran out. */
export const servingSweeps = <S extends string>(service: Service<S>): Sweep[] => [
  now => sweepPassUps(now, service.matters, passed),
  now =>
    sweepLapses(now, service.matters, (doc, at) => {
      const { procedure } = service
      const name = lapsedMove(procedure, doc, at)
      if (!name) return null
      const set: Partial<Served<S>> = {}
      Object.assign(set, take(procedure, doc, name, { at, by: '系统' }))
      return { set, note: labelOf(procedure, name), effects: [told(service, doc, name, '')] }
    }),
]

type Cursor = { cursor?: string | null }
type Filed = { union?: string } & Record<string, unknown>
type Moved = { matter: string } & Record<string, unknown>

async function blank<S extends string>(ctx: Context, { procedure, application }: Service<S>): Promise<Blank> {
  const { member } = ctx.me()
  const union = member && { id: member.union, name: member.unionName }
  return { title: procedure.title, form: application, union }
}

async function file<S extends string>(
  ctx: Context,
  service: Service<S>,
  { union: named, ...answers }: Filed,
): Promise<ServiceView> {
  const { procedure, application, matters, refuse } = service
  const me = ctx.me()
  const _id = ctx.id('matter')
  const before = await already(ctx, matters, _id)
  if (before) return viewOf(ctx, service, before)
  const at = named ?? me.member?.union
  if (!at) throw new Refusal('INVALID', 'no-union', '交给哪个工会还没有选。', 'union')
  const [union, waiting] = await Promise.all([
    unionOf(at),
    refuse ? matters.count({ person: me._id, dueAt: { gt: 0 } }) : 0,
  ])
  refuse?.(waiting)
  await refuseUnfit(ctx, application, answers)
  const doc = begun(procedure, { _id, person: me, union, answers, at: ctx.now })
  return viewOf(ctx, service, await create(ctx, matters, doc, { note: procedure.begins.label }))
}

async function move<S extends string>(
  ctx: Context,
  service: Service<S>,
  name: string,
  { matter, ...answers }: Moved,
): Promise<ServiceView> {
  const { procedure, matters } = service
  const { form = {}, class: of } = procedure.moves[name] ?? {}
  await refuseUnfit(ctx, form, answers)
  const tells = inClass(procedure.reading, 'applicant', of)
  const words = inWords(form, answers)
  const set = (doc: Served<S>): Partial<Served<S>> => ({ given: { ...doc.given, [name]: answers } })
  const doc = await makeMove(ctx, { procedure, matters }, matter, name, {
    note: words,
    also: before => ({ set: set(before) }),
    effects: before => (before.person === ctx.me()._id || !tells ? [] : [told(service, before, name, words)]),
  })
  return viewOf(ctx, service, doc)
}

/** Refuses words WeChat does not let through, and files that are not there. */
async function refuseUnfit(ctx: Context, form: Form, answers: Record<string, unknown>): Promise<void> {
  const given = answered(form, answers)
  const words = given.map(({ text }) => text).join('\n')
  if (words) await checkWords(ctx.me().openid, words, Object.keys(form)[0] ?? '')
  await Promise.all(given.flatMap(({ files }) => files).map(({ file }) => linkTo(file)))
}

/** Tells the applicant what a move made of their matter. */
function told<S extends string>(
  { system, procedure }: Service<S>,
  { _id, number, person, unionName, path, state }: Served<S>,
  move: string,
  words: string,
): Effect {
  const to = procedure.moves[move]?.to ?? 'stay'
  const { label, next } = procedure.states[to === 'stay' ? state : to]
  const { title } = procedure
  return {
    to: 'notices.post',
    input: {
      person,
      title: `${title}${number}：${label}`,
      body: words || next || '点开看看下一步和期限。',
      from: unionName,
      path,
      link: { system, id: _id, title },
    },
  }
}

const rowOf = <S extends string>({ procedure, application }: Service<S>, doc: Served<S>): ServiceRow => ({
  ...matterRow(procedure, doc),
  about: [...inWords(application, doc.answers)].slice(0, 40).join(''),
  applicant: doc.applicant,
  filedAt: doc.filedAt,
})

async function viewOf<S extends string>(
  ctx: Context,
  { procedure, application, matters }: Service<S>,
  doc: Served<S>,
): Promise<ServiceView> {
  const filled = answered(application, doc.answers)
  const part = partOf(ctx, matters.place(doc))
  const given = Object.entries(doc.given).flatMap(([name, answers]) => {
    const { form = {}, class: of } = procedure.moves[name] ?? {}
    if (!inClass(procedure.reading, part, of)) return []
    return answered(form, answers).filter(({ files }) => files.length > 0)
  })
  const answers = [...filled, ...given].map(async ({ files, ...one }) => ({
    ...one,
    files: await Promise.all(files.map(async ({ file, name }) => ({ name, url: await linkTo(file) }))),
  }))
  return {
    ...matterView(procedure, doc, who => ctx.is(who, matters.place(doc)), [], part),
    applicant: doc.applicant,
    unionName: doc.unionName,
    filedAt: doc.filedAt,
    answers: await Promise.all(answers),
  }
}

/** In which part the caller reads a matter of a plain service. */
function partOf(ctx: Context, place: Place): ServicePart {
  if (ctx.is(['self'], place)) return 'applicant'
  return ctx.is(['officer'], place) ? 'handler' : 'above'
}

const labelOf = ({ moves }: Procedure<string, string>, name: string) => moves[name]?.label ?? name
