import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { keepFile, linkTo } from '../kit/files'
import { derivedId } from '../kit/ids'
import { pageOf } from '../kit/paging'
import { already, change, create, knows, see } from '../kit/pending'
import { officeOf } from '../kit/people'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import { writeSheet } from '../kit/sheet'
import * as membership from '../members/public'
import type { contract } from './contract'
import { cancelling, openImport, taking } from './domain'
import { faultyLines } from './kept-lines'
import { columns, provinceCell, type Whole } from './lines'
import { importRow, shown } from './present'
import province from './province.json'
import { work } from './steps'
import { exported, type Import, imports } from './store'

/** Pieces one call does before it answers: a second or two, a few where there are a hundred thousand members. */
const piecesACall = 1

export const handlers: Handlers<typeof contract> = {
  async begin(ctx, upload) {
    const there = await already(ctx, imports, ctx.id('import'))
    if (there) return shown(there)
    const office = officeOf(ctx.me())
    const opened = openImport(ctx.id('import'), upload, office, { by: ctx.me().name, at: ctx.now })
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

  async apply(ctx, { roster }) {
    const there = await already(ctx, imports, roster)
    if (there) return shown(there)
    const note = '确认导入名册'
    const doc = await change(ctx, imports, roster, held => ({ set: taking(held, ctx.now), note }))
    return shown(await goOn(ctx, doc))
  },

  async cancel(ctx, { roster }) {
    const there = await already(ctx, imports, roster)
    if (there) return shown(there)
    const note = '放弃导入名册'
    const doc = await change(ctx, imports, roster, held => ({ set: cancelling(held, ctx.now), note }))
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
    await change(ctx, imports, roster, () => ({ push: { made: [file] }, note: '下载不能导入的行' }))
    return { url: await linkTo(file), name }
  },

  async export(ctx, { columns: which, reason }) {
    const office = officeOf(ctx.me())
    const before = await already(ctx, exported, ctx.id('export'))
    const name = `${office.name}会员名册${which === 'province' ? '（上报）' : ''}-${dayOf(ctx.now)}.xlsx`
    const doc =
      before ??
      (await create(ctx, exported, exportOf(ctx, office, name), { note: `导出会员名册，原因：${reason}` }))
    const file = await keepFile(pathOf(ctx, 'export'), await exportSheet(doc.union, which))
    await exported.update(doc._id, {}, { set: { file } })
    return { url: await linkTo(file), name: doc.name }
  },
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

function exportSheet(union: string, which: 'own' | 'province'): Promise<Buffer> {
  const width = 18
  if (which === 'own') {
    const header = columns.map(({ title }) => ({ title, width }))
    return writeSheet(
      '会员名册',
      header,
      membersOf(union, member => columns.map(({ key }) => member[key])),
    )
  }
  const header = province.map(({ title }) => ({ title, width }))
  const row = (member: Whole) => province.map(column => provinceCell(member, column))
  return writeSheet('会员信息', header, membersOf(union, row))
}

async function* membersOf(union: string, row: (member: Whole) => string[]): AsyncGenerator<string[]> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof membership.wholeMembers>> = await membership.wholeMembers(
      union,
      cursor,
    )
    for (const member of page.rows) yield row(member)
    cursor = page.next
  } while (cursor)
}
