import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sdk from 'wx-server-sdk'
import type { Engine } from '../../local/engine/engine-type'
import type { CollectionSpec, IndexSpec, QueryReport } from '../../local/engine/types'
import { callerEnvironment, cloudEnvironment, ENV_ID } from '../../local/runner/environment'
import { openHome } from '../home'

export type Data = Record<string, unknown>

export type Query = {
  where(filter: unknown): Query
  orderBy(path: string, direction: 'asc' | 'desc'): Query
  limit(most: number): Query
  skip(count: number): Query
  field(projection: Data): Query
  get(): Promise<{ data: Data[] }>
  count(): Promise<{ total: number }>
  update(options: { data: unknown; multi?: boolean }): Promise<{ stats: { updated: number } }>
  remove(options?: { multi?: boolean }): Promise<{ stats: { removed: number } }>
}

export type Doc = {
  field(projection: Data): Doc
  get(): Promise<{ data: Data | null }>
  set(options: { data: unknown }): Promise<{ _id: string; stats: { updated: number; created: number } }>
  update(options: { data: unknown }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

type Stage =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'geoNear'
  | 'group'
  | 'limit'
  | 'lookup'
  | 'match'
  | 'project'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind'

export type Aggregate = Record<Stage, (value: unknown) => Aggregate> & { end(): Promise<{ list: Data[] }> }

export type Collection = Query & {
  doc(id: string | number): Doc
  add(options: { data: unknown }): Promise<{ _id: string; _ids?: string[] }>
  aggregate(): Aggregate
}

export type Transaction = {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

type Compare =
  | 'eq'
  | 'neq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'in'
  | 'nin'
  | 'exists'
  | 'mod'
  | 'all'
  | 'elemMatch'
  | 'size'
type Join = 'and' | 'or' | 'nor' | 'not' | 'expr'
type Change =
  | 'set'
  | 'remove'
  | 'inc'
  | 'mul'
  | 'min'
  | 'max'
  | 'rename'
  | 'push'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'addToSet'
  | 'pull'
  | 'pullAll'
  | 'bit'
type Expression =
  | 'gt'
  | 'sum'
  | 'avg'
  | 'max'
  | 'min'
  | 'first'
  | 'last'
  | 'push'
  | 'addToSet'
  | 'multiply'
  | 'add'
  | 'cond'
  | 'size'
  | 'dateToString'
  | 'eq'
  | 'concat'
  | 'year'

export type Command = Record<Compare | Join | Change, (...values: unknown[]) => Command> & {
  aggregate: Record<Expression, (value: unknown) => unknown> & { pipeline(): Aggregate & { done(): unknown } }
}

/** The database as wx-server-sdk gives it to a function. */
export type Db = {
  command: Command
  serverDate(options?: { offset: number }): unknown
  RegExp(options: { regexp: string; options?: string }): unknown
  Geo: { Point(longitude: number, latitude: number): unknown }
  collection(name: string): Collection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<Transaction>
  runTransaction<R>(run: (transaction: Transaction) => Promise<R>, times?: number): Promise<R>
}

export type Cloud = {
  url: string
  /** The engine behind it, for what a function cannot see. */
  engine: Engine
  db: Db
  /** Queries that no index served since the last look. */
  unserved(): QueryReport[]
  /** A new collection holding these, and its name. */
  filled(documents?: Data[], indexes?: IndexSpec[]): Promise<{ name: string; things: Collection }>
  /** One call of the protocol itself, as the SDK would send it. */
  ask(action: string, params: Data): Promise<Data>
  stop(): Promise<void>
}

/** A local cloud in a folder of its own, and the real wx-server-sdk pointed at it; one a test file. */
export async function startCloud(options: { collections?: CollectionSpec[] } = {}): Promise<Cloud> {
  const data = mkdtempSync(join(tmpdir(), 'niangjia-cloud-'))
  let reports: QueryReport[] = []
  const onUnserved = (report: QueryReport) => void reports.push(report)
  const { collections } = options
  const home = await openHome({ port: 0, data, demo: false, functionsDir: false, collections, onUnserved })
  const source = ['wx_client']
  const token = home.tokens.mint({ caller: { openid: 'o-lin', source, privileged: false } })
  Object.assign(
    process.env,
    cloudEnvironment(home.url),
    callerEnvironment({ token, source, openid: 'o-lin' }),
  )
  sdk.init({ env: ENV_ID })
  const db: unknown = sdk.database()
  if (!isDb(db)) throw new Error('the SDK gave no database')
  let count = 0
  return {
    url: home.url,
    engine: home.engine,
    db,
    unserved() {
      const heard = reports
      reports = []
      return heard
    },
    async filled(documents = [], indexes = []) {
      count += 1
      const name = `things_${count}`
      await home.engine.declare([{ name, indexes }])
      const things = db.collection(name)
      if (documents.length > 0) await things.add({ data: documents })
      return { name, things }
    },
    async ask(action, params) {
      const body = JSON.stringify({ action, wxCloudApiToken: token, envName: ENV_ID, ...params })
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`${home.url}/admin?env=${ENV_ID}`, { method: 'POST', body, headers })).json()
    },
    async stop() {
      await home.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** The ids of what was found, in order. */
export const idsOf = async (query: Query) => (await query.get()).data.map(({ _id }) => _id)

/** How the SDK tells a function that the cloud refused; fails when it did not. */
export async function refusal(call: Promise<unknown>): Promise<{ errCode: unknown; errMsg: string }> {
  const error: unknown = await call.then(
    answer => {
      throw new Error(`not refused: ${JSON.stringify(answer)}`)
    },
    reason => reason,
  )
  if (typeof error !== 'object' || error === null || !('errCode' in error)) throw error
  return { errCode: error.errCode, errMsg: 'errMsg' in error ? String(error.errMsg) : '' }
}

/** The cloud's numbers for its refusals. */
export const REQUEST_FAILED = -502001
export const NO_COLLECTION = -502005
export const INVALID_PARAM = -501007

const isDb = (value: unknown): value is Db =>
  typeof value === 'object' && value !== null && 'collection' in value && 'command' in value
