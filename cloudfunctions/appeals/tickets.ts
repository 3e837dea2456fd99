import type { Union } from '../kit/actor'
import { covers } from '../kit/actor'
import { type Context, systemContext } from '../kit/context'
import { seal } from '../kit/crypto'
import { dropFiles, readFile } from '../kit/files'
import { derivedId } from '../kit/ids'
import { already, create, knows } from '../kit/pending'
import { lineage, officeOf, unionOf, unions } from '../kit/people'
import { notFound, Refusal } from '../kit/refusal'
import { changed } from '../kit/store'
import { addAppeal } from './keeping'
import type { AppealDoc } from './store'
import { type TicketImport, ticketImports } from './store'
import { ticketsIn } from './ticket-book'
import type { TicketRow } from './ticket-lines'

const limits = { faults: 200, atOnce: 50 }

/** Takes down one ticket of the line for a union of the operator's territory. */
export async function enterTicket(
  ctx: Context,
  { union: id, ...row }: Omit<TicketRow, 'union'> & { union?: string },
): Promise<AppealDoc> {
  const office = officeOf(ctx.me())
  const union = await unionOf(id ?? office.of)
  if (!covers(office.path, union.path)) throw notFound('这个工会')
  if (row.calledAt > ctx.now)
    throw new Refusal('INVALID', 'call-time', '来电时间在以后，请再看看。', 'calledAt')
  const { doc, fresh } = await addTicket(ctx, row, union)
  if (fresh || knows(doc, ctx.request)) return doc
  const words = `工单 ${row.ticket} 已经登记过，编号 ${doc.number}。`
  throw new Refusal('CONFLICT', 'ticket-there', words, 'ticket')
}

/** Begins an import and takes in its first rows. */
export async function importTickets(
  ctx: Context,
  { file, name }: { file: string; name: string },
): Promise<TicketImport> {
  const before = await already(ctx, ticketImports, ctx.id('import'))
  if (before) return before
  const { of: union, path } = officeOf(ctx.me())
  const begun = {
    _id: ctx.id('import'),
    union,
    path,
    by: ctx.me().name,
    at: ctx.now,
    name,
    file,
    state: 'taking' as const,
    refusal: null,
    rows: 0,
    next: 0,
    fresh: 0,
    same: 0,
    faults: [],
    dueAt: ctx.now + 60_000,
  }
  return goOn(ctx.now, await create(ctx, ticketImports, begun, { note: `导入 12351 工单 ${name}` }))
}

/** Takes in the next rows of an import; done twice a ticket is still there once. */
export async function goOn(now: number, doc: TicketImport): Promise<TicketImport> {
  if (doc.state !== 'taking' || !doc.file) return doc
  const change = await nextRows(now, doc, doc.file)
  const saved = { set: { dueAt: now + 60_000, ...change }, inc: { rev: 1 } }
  const ours = await ticketImports.update(doc._id, { state: 'taking', next: doc.next }, saved)
  if (ours && change.state) await dropFiles([doc.file])
  return ours ? changed(doc, saved) : ((await ticketImports.get(doc._id)) ?? doc)
}

async function nextRows(now: number, doc: TicketImport, file: string): Promise<Partial<TicketImport>> {
  try {
    const lines = await ticketsIn(await readFile(file), doc.name, doc.at)
    const part = lines.slice(doc.next, doc.next + limits.atOnce)
    const named = await unionsNamed(
      part.flatMap(({ row }) => (row ? [row.union] : [])),
      doc,
    )
    const faults = [...doc.faults]
    let { fresh, same } = doc
    for (const { line, ticket, row, why } of part) {
      const union = row && named.get(row.union)
      if (!row || !union) {
        faults.push({ line, ticket, why: row ? `你管的范围里没有“${row.union}”，或者不止一个` : why })
        continue
      }
      const ctx = systemContext(now, derivedId('ticket-row', doc._id, row.ticket), {
        id: doc.union,
        name: doc.by,
      })
      const added = await addTicket(ctx, row, union)
      if (added.fresh || knows(added.doc, ctx.request)) fresh += 1
      else same += 1
    }
    const next = doc.next + part.length
    const over = next >= lines.length ? { state: 'done' as const, file: null, dueAt: 0 } : {}
    return { rows: lines.length, next, fresh, same, faults: faults.slice(0, limits.faults), ...over }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { state: 'refused', refusal: error.message, file: null, dueAt: 0 }
  }
}

/** The unions of the operator's territory by name; an empty name is the operator's own. */
async function unionsNamed(names: string[], { path, union }: TicketImport): Promise<Map<string, Union>> {
  const asked = [...new Set(names)].filter(Boolean)
  const found = asked.length > 0 ? await unions.find({ where: { name: { in: asked } }, limit: 1000 }) : []
  const named = new Map<string, Union>()
  const ours = found.filter(one => covers(path, one.path))
  for (const one of ours)
    if (ours.filter(({ name }) => name === one.name).length === 1) named.set(one.name, one)
  const own = (await lineage(path)).find(({ _id }) => _id === union)
  if (own) named.set('', own)
  return named
}

/** The same ticket number is the same appeal, whoever takes it in. */
function addTicket(ctx: Context, row: Omit<TicketRow, 'union'>, to: Union) {
  const { ticket, calledAt, caller, phone, kind, unit, words } = row
  return addAppeal(
    ctx,
    {
      _id: derivedId('ticket', ticket),
      kind,
      unit,
      words,
      pictures: [],
      own: '',
      anonymous: false,
      name: caller,
      phone: phone === '' ? null : seal(phone),
      to,
      rule: '12351 热线转来，由话务登记的工会办理。',
      ticket: { number: ticket, calledAt },
    },
    { at: calledAt, note: `登记 12351 工单 ${ticket}` },
  )
}
