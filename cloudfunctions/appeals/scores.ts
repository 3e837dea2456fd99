import type { Context } from '../kit/context'
import { keepFile, linkTo } from '../kit/files'
import { derivedId } from '../kit/ids'
import { pageOf } from '../kit/paging'
import { already, create } from '../kit/pending'
import { officeOf, unionOf } from '../kit/people'
import { notFound } from '../kit/refusal'
import { writeSheet } from '../kit/sheet'
import type { Figure, Paper, Scores } from './contract'
import { countedRow, scoreRow } from './present'
import { keyOf, percent } from './scoring'
import { appeals, type Score, scores, sheets } from './store'

type Asked = { month: string; union?: string; cursor?: string | null }

/** A union's month and that of the unions right below it. */
export async function scoresOf(ctx: Context, { month, union: id, cursor }: Asked): Promise<Scores> {
  const union = await reach(ctx, id)
  const page = await pageOf(scores, { ...listed(union._id, month), cursor }, scoreRow)
  return { ...page, union: { id: union._id, name: union.name } }
}

/** The appeals counted under one figure of a union and month. */
export async function behindFigure(
  ctx: Context,
  { month, union: id, figure, cursor }: Asked & { union: string; figure: Figure },
) {
  const union = await reach(ctx, id)
  const where = { counted: keyOf(union._id, month, figure) }
  return pageOf(appeals, { where, by: 'receivedAt', direction: 'desc', cursor }, doc => countedRow(ctx, doc))
}

/** The same figures as a sheet; asked for again after its file has gone it is made again. */
export async function sheetOf(ctx: Context, { month, union: id }: Asked): Promise<Paper> {
  const union = await reach(ctx, id)
  const name = `${union.name}诉求办理-${month}.xlsx`
  const _id = ctx.id('sheet')
  const begun = { _id, path: union.path, name, file: null, dueAt: ctx.now + 2 * 3600_000 }
  const note = `导出诉求办理情况 ${month}`
  const doc = (await already(ctx, sheets, _id)) ?? (await create(ctx, sheets, begun, { note }))
  if (doc.file) return { name, url: await linkTo(doc.file) }
  const content = await writeSheet(`${month} 诉求办理`, heads, rowsOf(union._id, month))
  const file = await keepFile(`made/${derivedId('appeals-sheet', ctx.request)}.xlsx`, content)
  await sheets.update(_id, {}, { set: { file, dueAt: ctx.now + 2 * 3600_000 } })
  return { name, url: await linkTo(file) }
}

const listed = (union: string, month: string) =>
  ({ where: { under: union, month }, by: 'path', direction: 'asc' }) as const

async function reach(ctx: Context, id: string | undefined) {
  const union = await unionOf(id ?? officeOf(ctx.me()).of)
  if (!ctx.may({ path: union.path })) throw notFound('这个工会')
  return union
}

const heads = [
  '工会',
  '收到',
  '接办',
  '按时接办',
  '答复',
  '按时答复',
  '按时率',
  '满意',
  '基本满意',
  '不满意',
  '满意率',
  '没有评价',
  '重新办理',
  '上报',
].map((title, i) => ({ title, width: i === 0 ? 28 : 10 }))

async function* rowsOf(union: string, month: string): AsyncGenerator<string[]> {
  let cursor: string | null = null
  do {
    const page: { rows: Score[]; next: string | null } = await pageOf(
      scores,
      { ...listed(union, month), cursor, size: 200 },
      score => score,
    )
    for (const { unionName, all } of page.rows) {
      const content = all.satisfied + all.fairly
      yield [
        unionName,
        ...[all.received, all.taken, all.takenOnTime, all.answered, all.onTime].map(String),
        percent(all.onTime, all.answered),
        ...[all.satisfied, all.fairly, all.unsatisfied].map(String),
        percent(content, content + all.unsatisfied),
        ...[all.silent, all.reopened, all.passedUp].map(String),
      ]
    }
    cursor = page.next
  } while (cursor)
}
