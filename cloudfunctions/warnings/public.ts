import * as v from 'valibot'
import { unionsIn } from '../kit/actor'
import { systemContext } from '../kit/context'
import type { Carrier } from '../kit/drain'
import { derivedId } from '../kit/ids'
import { keep, pendingChange, pendingOf, unknown } from '../kit/pending'
import { claimOf } from './domain'
import { type Sign, signs } from './store'

const given = v.object({
  /** The employer as the person or officer wrote it. */
  employer: v.string(),
  claim: v.string(),
  kind: v.picklist(['mediation', 'appeal']),
  /** How many ask for the same. */
  people: v.number(),
  at: v.number(),
  /** Where it happened in the tree of unions. */
  path: v.string(),
  /** The id of the case or appeal; it is one sign however often it is told. */
  record: v.string(),
  /** 分. */
  requested: v.nullable(v.number()),
})

/** What a case or an appeal tells; as the input of an effect to `warnings.sign`. */
export type NewSign = v.InferOutput<typeof given>

/**
 * Carries `warnings.sign`: a case or an appeal against an employer is noted as one sign, and weighed by our own timer
 * within a minute. Told again with more people, it counts with those. Who filed it is not taken in, also not as the
 * one who acted.
 */
export const noteSign: Carrier = async (carried, input) => {
  const { employer, claim, people, ...told } = v.parse(given, input)
  if (employer.trim() === '') return
  const ctx = systemContext(carried.now, carried.request)
  const _id = derivedId('sign', told.kind, told.record)
  const act = { note: '记下一条线索', effects: [{ to: 'warnings.weigh', input: { sign: _id } }] }
  const sign = {
    ...told,
    _id,
    employer: employer.trim(),
    claim: claimOf(claim),
    people: Math.max(1, people),
    stoppage: false,
    noted: ctx.now,
    unions: unionsIn(told.path),
    words: '',
    by: null,
    reporter: null,
  }
  if (await signs.add(keep<Sign>(sign, pendingOf(ctx, act, signs.place(keep<Sign>(sign)).path)))) return
  const fewer = { ...unknown(ctx), people: { lt: people } }
  await signs.update(_id, fewer, { set: { people } }, pendingChange(ctx, act))
}
