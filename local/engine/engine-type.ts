import type { Room } from '../room'
import type { CollectionSpec, Document, Filter, QueryReport } from './types'

/** `projection` of 1 or 0 per path; `sort` in order of importance, 1 rising, -1 falling. */
export type Find = {
  filter: Filter
  sort?: Record<string, 1 | -1>
  skip?: number
  limit?: number
  projection?: Record<string, unknown>
}

/** `update` holds operators only ($set, $inc …) or, without any, the whole new document. */
export type Change = { filter: Filter; update: Record<string, unknown>; multi?: boolean; upsert?: boolean }

/** `matched` counts what the filter found, `updated` what came out different; `document` is the last one after it. */
export type Changed = { matched: number; updated: number; upsertedId?: string; document?: Document }

export type Stage = Record<string, unknown>

/** `problems` is empty when the file is sound and every index entry belongs to its document. */
export type Integrity = { ok: boolean; problems: string[]; documents: number; entries: number }

export type EngineOptions = {
  /** Path of the database file; its folder must exist. */
  file: string
  /** Milliseconds since 1970, for server dates. */
  now: () => number
  /** `group` (as given) writes all that arrived together in one commit, `each` commits every operation alone. */
  commit?: 'group' | 'each'
  /** Hears of each query or sort that no index serves; the query is answered all the same. */
  onUnserved?: (report: QueryReport) => void
  /** Whether the disk still takes writes; without it nobody asks. */
  room?: Room
  /** Life of a transaction from its begin, 30 s as given. */
  transactionMs?: number
}

/** Every promise of a write resolves only after the write is on disk, but for `hastily`; refusals are EngineError. */
export type Engine = {
  /** Creates what is missing and builds new indexes over documents already there; asking twice changes nothing. */
  declare(specs: CollectionSpec[]): Promise<void>
  createCollection(name: string): Promise<void>
  collections(): string[]
  /** All of them or none; a missing `_id` is made. Returns the ids in order. */
  insert(collection: string, documents: Record<string, unknown>[], transaction?: string): Promise<string[]>
  get(collection: string, id: string, transaction?: string): Promise<Document | undefined>
  find(collection: string, find: Find): Promise<Document[]>
  /** What find finds, as EJSON texts. */
  texts(collection: string, find: Find): Promise<string[]>
  count(collection: string, filter: Filter): Promise<number>
  /** Within a transaction the filter must be exactly `{_id}`. */
  update(collection: string, change: Change, transaction?: string): Promise<Changed>
  remove(
    collection: string,
    removal: { filter: Filter; multi?: boolean },
    transaction?: string,
  ): Promise<{ deleted: number }>
  aggregate(collection: string, stages: Stage[]): Promise<Record<string, unknown>[]>
  begin(): Promise<string>
  commit(transaction: string): Promise<void>
  abort(transaction: string): Promise<void>
  /** Loads without waiting its turn document by document; some thousands a commit. Returns how many. */
  bulkLoad(collection: string, documents: Iterable<Record<string, unknown>>): Promise<number>
  /** Runs work whose writes need not be on disk one by one; all of them are when it resolves. For what starts over from nothing when cut short. */
  hastily<R>(work: () => Promise<R>): Promise<R>
  /** What was changed or removed before this is nowhere in its files any more. */
  leaveNoTrace(): void
  integrity(): Promise<Integrity>
  /** The value of a pragma of the open file, e.g. `synchronous` (2 is FULL) or `journal_mode`. */
  pragma(name: string): string | number
  /** Refuses what comes after, waits for what came before, and leaves all of it in the one file. */
  close(): Promise<void>
}
