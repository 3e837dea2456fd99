import { shown } from '../clocks'
import type { MatterRow, MatterView, Who } from '../contract'
import type { Procedure } from './definition'
import { holderOf, type Matter, movesFor, nextClock, watchersOf } from './matter'

type Numbered<S extends string> = Matter<S> & { _id: string; number: string }

/** A matter in a list. */
export function matterRow<S extends string, M extends string>(
  procedure: Procedure<S, M>,
  doc: Numbered<S>,
): MatterRow {
  const { label, tone = 'info' } = procedure.states[doc.state]
  return {
    id: doc._id,
    number: doc.number,
    state: doc.state,
    label,
    tone,
    holder: holderOf(doc),
    clock: nextClock(doc),
  }
}

/** A matter whole, with what its reader may do now. */
export const matterView = <S extends string, M extends string>(
  procedure: Procedure<S, M>,
  doc: Numbered<S>,
  isOf: (who: readonly Who[]) => boolean,
  hidden: readonly M[] = [],
): MatterView => ({
  ...matterRow(procedure, doc),
  next: procedure.states[doc.state].next ?? null,
  clocks: doc.clocks.map(shown),
  timeline: doc.timeline,
  moves: movesFor(procedure, doc.state, isOf, hidden),
  watch: watchersOf(doc),
})
