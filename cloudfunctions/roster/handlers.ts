import type { Person } from '../kit/actor'
import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { keepFile, linkTo } from '../kit/files'
import { derivedId } from '../kit/ids'
import { everyoneUnder } from '../kit/journal-line'
import { pageOf } from '../kit/paging'
import { already, change, create, knows, see } from '../kit/pending'
import { officeOf, unionOf } from '../kit/people'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { writeSheet } from '../kit/sheet'
import * as membership from '../members/public'
import { answering } from './answering'
import type { contract } from './contract'
import { cancelling, openImport, taking } from './domain'
import { exportSheet } from './exporting'
import { columns } from './fields'
import { faultyLines } from './kept-lines'
import { importRow, questionOf, shown } from './present'
import { rememberedId } from './reading'
import { work } from './steps'
import { exported, type Import, imports, type Remembered, remembered } from './store'

/** Pieces one call does before it answers: a second or two, a few where there are a hundred thousand members. */
const piecesACall = 1

export const handlers: Handlers<typeof contract> = {
  async begin(ctx, upload) {
    const there = await already(ctx, imports, ctx.id('import'))
    if (there) return shown(there)
    const office = officeOf(ctx.me())
    const own = { by: ctx.me().name, at: ctx.now }
    const opened = openImport(ctx.id('import'), upload, office, await onlyUnionOf(ctx.me()), own)
    return shown(await goOn(ctx, await create(ctx, imports, opened, { note: `上传名册 ${upload.name}` })))
  },

  async go(ctx, { roster }) {
    return shown(await goOn(ctx, await see(ctx, imports, roster)))
  },

  async roster(ctx, { roster }) {
    return shown(await see(ctx, imports, roster))
  },

  async rosters(ctx, { cursor }) {
    const where = { union: officeOf(ctx.me()).of }
    return pageOf(imports, { where, by: 'at', direction: 'desc', cursor }, importRow)
  },

  async answer(ctx, { roster, ...answer }) {
    const there = await already(ctx, imports, roster)
    if (there) return shown(there)
    const doc = await see(ctx, imports, roster)
    const question = questionOf(doc)
    const { columns } = answering(doc, question?.asked ?? null, answer, ctx.now)
    if (columns && question?.marks) await remember(doc, question.marks, [...columns], ctx.now)
    const note = '说明名册文件怎么读'
    const decide = (held: Import) => {
      const { set } = answering(held, questionOf(held)?.asked ?? null, answer, ctx.now)
      return { set, note }
    }
    return shown(await goOn(ctx, await change(ctx, imports, roster, decide)))
  },

  async apply(ctx, { roster }) {
    const there = await already(ctx, imports, roster)
    if (there) return shown(there)
    const note = '确认导入名册'
    const doc = await change(ctx, imports, roster, held => ({ set: taking(held, ctx.now), note }))
    return shown(await goOn(ctx, doc))
  },

  async cancel(ctx, { roster, columns }) {
    const there = await already(ctx, imports, roster)
    if (there) return shown(there)
    const note = '放弃导入名册'
    const doc = await change(ctx, imports, roster, held => ({ set: cancelling(held, ctx.now), note }))
    if (columns) for (const id of doc.recalled) await remembered.remove(id)
    return shown(await goOn(ctx, doc))
  },

  async faults(ctx, { roster }) {
    const doc = await see(ctx, imports, roster)
    const lines = await faultyLines(doc)
    const name = `要改的${doc.counts.faulty}行-${doc.name.replace(/\.\w+$/, '')}.xlsx`
    if (lines.length === 0) {
      if (knows(doc, ctx.request)) return { url: null, name }
      throw new Refusal('NOT_FOUND', 'no-faults', '没有不能导入的行，或者已经过了 24 小时。')
    }
    const header = [
      ...columns.map(({ title }) => ({ title, width: 18 })),
      { title: '不能导入的原因', width: 48 },
    ]
    const rows = lines.map(({ cells, fault }) => [...columns.map(({ key }) => cells[key]), fault ?? ''])
    const file = await keepFile(pathOf(ctx, 'faults'), await writeSheet('要改的行', header, rows))
    await change(ctx, imports, roster, () => ({
      push: { made: [file] },
      note: '下载不能导入的行',
      look: { kind: 'exported', of: [] },
    }))
    return { url: await linkTo(file), name }
  },

  async export(ctx, { columns: which, reason }) {
    const office = officeOf(ctx.me())
    const before = await already(ctx, exported, ctx.id('export'))
    const name = `${office.name}会员名册${which === 'province' ? '（上报）' : ''}-${dayOf(ctx.now)}.xlsx`
    const doc =
      before ??
      (await create(ctx, exported, exportOf(ctx, office, name), {
        note: `导出会员名册，原因：${reason}`,
        look: { kind: 'exported', of: [everyoneUnder(office.path)] },
      }))
    const file = await keepFile(
      pathOf(ctx, 'export'),
      await exportSheet(doc.union, which, membership.wholeMembers),
    )
    await exported.update(doc._id, {}, { set: { file } })
    return { url: await linkTo(file), name: doc.name }
  },
}

/** The union of whoever a list gives none: that of an officer who has but one office, where members are. */
async function onlyUnionOf(me: Person): Promise<string | null> {
  if (me.roles.filter(({ role }) => role === 'officer').length !== 1) return null
  const union = await unionOf(officeOf(me).of)
  return union.takesMembers ? union.name : null
}

async function remember(doc: Import, marks: string, columns: Remembered['columns'], at: number) {
  const _id = rememberedId(doc.union, marks)
  const said = { union: doc.union, path: doc.path, columns, at }
  if (!(await remembered.add({ _id, ...said }))) await remembered.update(_id, {}, { set: said })
}

const goOn = (ctx: Context, doc: Import) => work(ctx.now, doc, piecesACall, membership)

/** Nobody can guess it, and the same request has the same. */
const pathOf = (ctx: Context, kind: string) => `made/${derivedId(kind, ctx.request)}.xlsx`

const exportOf = (ctx: Context, office: { of: string; path: string }, name: string) => ({
  _id: ctx.id('export'),
  union: office.of,
  path: office.path,
  by: ctx.me().name,
  at: ctx.now,
  file: null,
  name,
  dueAt: ctx.now + 2 * 3600_000,
})
