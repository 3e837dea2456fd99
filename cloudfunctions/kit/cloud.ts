import cloud from 'wx-server-sdk'
import { conditions, operators } from './commands'
import type { Personal } from './personal'
import type { Collection, IndexSpec, Place } from './store'

/** Who calls, by the call's own context; the event's content has no say in it. */
export type Caller = {
  openid: string | null
  timer: boolean
  /** The computer that a phone signed in, by its id; `null` in WeChat itself. */
  desk: string | null
  /** The network address the call came from, if that is known. */
  address: string | null
}

export function caller(): Caller {
  const context = cloud.getWXContext()
  const openid = typeof context.OPENID === 'string' && context.OPENID ? context.OPENID : null
  const address: unknown = Reflect.get(context, 'CLIENTIP')
  const desk: unknown = Reflect.get(context, 'DESK')
  return {
    openid,
    timer: context.SOURCE === 'wx_trigger' && openid === null,
    desk: String(context.SOURCE).split(',')[0] === 'wx_http' ? String(desk).replace(/^l\./, '') : null,
    address: typeof address === 'string' && address ? address : null,
  }
}

/** A collection of the cloud database, with the indexes its queries stand on. */
export function collection<T extends { _id: string }>(
  name: string,
  rules: { indexes: IndexSpec[]; place: (doc: T) => Place; personal?: Personal },
): Collection<T> {
  const at = () => database().collection(name)
  return {
    name,
    indexes: rules.indexes.map(untied),
    place: rules.place,
    personal: rules.personal,
    async get(id) {
      const { data } = answered(await at().where({ _id: id }).limit(1).get())
      return documents<T>(data)[0] ?? null
    },
    async find({ where, either, order = [], limit = 20 }) {
      const command = database().command
      const plain = conditions(command, where)
      let query = at().where(
        either ? command.and([plain, command.or(either.map(part => conditions(command, part)))]) : plain,
      )
      for (const [field, direction] of order) query = query.orderBy(field, direction)
      const { data } = answered(await query.limit(limit).get())
      return documents<T>(data)
    },
    async count(where) {
      const { total } = answered(await at().where(conditions(database().command, where)).count())
      return total
    },
    async add(doc) {
      try {
        await at().add({ data: doc })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async update(id, when, change, kept = {}) {
      const command = database().command
      const { stats } = answered(
        await at()
          .where({ ...conditions(command, when), _id: id })
          .update({ data: { ...operators(command, change), ...operators(command, kept) } }),
      )
      return stats.updated === 1
    },
    async addAll(docs) {
      if (docs.length === 0) return true
      try {
        await at().add({ data: docs })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async updateAll(where, change) {
      const command = database().command
      const { stats } = answered(
        await at()
          .where(conditions(command, where))
          .update({ data: operators(command, change) }),
      )
      return stats.updated
    },
    async remove(id) {
      await at().where({ _id: id }).remove()
    },
  }
}

type Database = ReturnType<typeof cloud.database>
let opened: Database | undefined

/** Lists are told apart by `_id` where their field is equal, so the index ends with it too. */
function untied({ fields, unique }: IndexSpec): IndexSpec {
  if (unique) return { fields, unique }
  const last = fields.at(-1)
  return { fields: [...fields, Array.isArray(last) ? ['_id', last[1]] : '_id'] }
}

function database(): Database {
  if (!opened) {
    cloud.init({ env: process.env.TCB_ENV ?? process.env.SCF_NAMESPACE })
    opened = cloud.database()
  }
  return opened
}

/** The SDK types its promises as possibly text or nothing, which only its callback style gives. */
function answered<R extends object>(reply: R | string | void): R {
  if (typeof reply !== 'object') throw new Error('the database gave no answer')
  return reply
}

function documents<T>(data: unknown): T[] {
  return Array.isArray(data) ? data : []
}

const errorText = (error: unknown) =>
  typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error)

/** Whether the database refused because the disk behind it is full. */
export const isOutOfRoom = (error: unknown) => /no room left/i.test(errorText(error))

const isDuplicate = (error: unknown) => /E11000|duplicate key/i.test(errorText(error))
