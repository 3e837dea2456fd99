import * as v from 'valibot'
import { systemContext } from '../kit/context'
import type { Carrier } from '../kit/drain'
import { derivedId } from '../kit/ids'
import { pageOf } from '../kit/paging'
import { change } from '../kit/pending'
import { personByMark } from '../kit/people'
import { released } from './domain'
import { cases } from './store'

const leaving = v.object({
  person: v.string(),
  body: v.string(),
  head: v.object({ person: v.string(), name: v.string() }),
})

const telling = v.looseObject({ mark: v.optional(v.string()), person: v.optional(v.string()) })

/**
 * Who carries out that a mediator's open cases at a body are given up, and what is told of a case; `post` puts a message
 * into somebody's inbox, and one who never came gets none.
 */
export const caseCarriers = (post: Carrier): Record<string, Carrier> => ({
  'mediation.release': async (ctx, input) => {
    const { person, body, head } = v.parse(leaving, input)
    for (const id of await openCases(person)) {
      const own = systemContext(ctx.now, derivedId('release', ctx.request, id), ctx.by)
      await change(own, cases, id, doc => (doc.body === body ? released(doc, person, head, ctx.now) : null))
    }
  },
  'mediation.tell': async (ctx, input) => {
    const { mark, person, ...words } = v.parse(telling, input)
    const to = person ?? (mark ? await personOf(mark) : undefined)
    if (to) await post(ctx, { ...words, person: to })
  },
})

/** The open cases in somebody's own list, all of them. */
async function openCases(person: string): Promise<string[]> {
  const where = { lists: person, dueAt: { gt: 0 } }
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: { rows: string[]; next: string | null } = await pageOf(
      cases,
      { where, by: 'dueAt', direction: 'asc', cursor, size: 100 },
      ({ _id }) => _id,
    )
    ids.push(...page.rows)
    cursor = page.next
  } while (cursor)
  return ids
}

const personOf = async (mark: string) => (await personByMark(mark))?._id
