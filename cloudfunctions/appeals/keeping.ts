import { dayOf } from '../kit/clocks'
import { together } from '../kit/cloud'
import type { Context } from '../kit/context'
import { carryOut } from '../kit/drain'
import { keep, pendingOf } from '../kit/pending'
import type { Bare, Effect } from '../kit/store'
import { countEffects } from './scoring'
import { type AppealDoc, appeals, counts, type Identity, identities } from './store'
import { type Submission, submitted } from './submitting'

/**
 * Writes a new appeal under the next number of its union and year, with the identity behind it; all of it or nothing.
 * One that is there already is answered as it is.
 */
export async function addAppeal(
  ctx: Context,
  one: Submission,
  { at, note, identity }: { at: number; note: string; identity?: Identity },
): Promise<{ doc: AppealDoc; fresh: boolean }> {
  const year = dayOf(at).slice(0, 4)
  const kept = await together(async tx => {
    const before = await tx.get(appeals, one._id)
    if (before) return { doc: before, fresh: false }
    const count = { _id: `${one.to._id}/${year}`, n: 1 }
    const last = await tx.get(counts, count._id)
    if (last) count.n = last.n + 1
    const bare = submitted(one, { year, n: count.n }, at)
    const leads = [...countEffects([], bare), ...signs(bare)]
    const doc = keep<AppealDoc>(bare, pendingOf(ctx, note, leads))
    if (last) await tx.update(counts, count._id, { set: { n: count.n } })
    else await tx.add(counts, count)
    await tx.add(appeals, doc)
    if (identity) await tx.add(identities, identity)
    return { doc, fresh: true }
  })
  return { ...kept, doc: await carryOut(ctx, appeals, kept.doc) }
}

/** What is wrong somewhere is a sign about that employer, without who said it; a question or a proposal is none. */
const signs = ({ _id: record, kind, unit, path, receivedAt: at }: Bare<AppealDoc>): Effect[] =>
  unit !== '' && (kind === 'complaint' || kind === 'help' || kind === 'safety')
    ? [
        {
          to: 'warnings.sign',
          input: {
            employer: unit,
            claim: 'other',
            kind: 'appeal',
            people: 1,
            at,
            path,
            record,
            requested: null,
          },
        },
      ]
    : []
