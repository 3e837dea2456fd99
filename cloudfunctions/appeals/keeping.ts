import type { Context } from '../kit/context'
import { carryOut } from '../kit/drain'
import { pendingOf } from '../kit/pending'
import { enter, registersOf } from '../kit/register'
import type { Bare, Effect } from '../kit/store'
import { countEffects } from './scoring'
import { type AppealDoc, appeals, type Identity, identities } from './store'
import { registerOf, type Submission, submitted } from './submitting'

/**
 * Writes a new appeal under the next number of its union and year; the identity behind it is kept before there is an
 * appeal to open it by. One that is there already is answered as it is.
 */
export async function addAppeal(
  ctx: Context,
  one: Submission,
  { at, note, identity }: { at: number; note: string; identity?: Identity },
): Promise<{ doc: AppealDoc; fresh: boolean }> {
  const before = await appeals.get(one._id)
  if (before) return { doc: await carryOut(ctx, appeals, before), fresh: false }
  if (identity) await identities.add(identity)
  return enter(ctx, registers, registerOf(one.to, at), {
    id: one._id,
    write(numbered) {
      const doc = submitted(one, numbered, at)
      const effects = [...countEffects([], doc), ...signs(doc)]
      return { doc, first: pendingOf(ctx, { note, effects }, doc.path) }
    },
  })
}

const registers = registersOf(appeals)

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
