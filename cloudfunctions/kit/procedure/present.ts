import type { Form } from '../asks'
import { shown } from '../clocks'
import type { MatterRow, MatterView, Who } from '../contract'
import type { Procedure } from './definition'
import { holderOf, type Matter, movesFor, nextClock, watchersOf } from './matter'
import { inClass } from './reading'

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

/** A matter whole, with what its reader may do now; lines of a class stand in it only for a part that reads it. */
export const matterView = <S extends string, M extends string>(
  procedure: Procedure<S, M>,
  doc: Numbered<S>,
  isOf: (who: readonly Who[]) => boolean,
  hidden: readonly M[] = [],
  part = '',
  asks: Form = {},
): MatterView => ({
  ...matterRow(procedure, doc),
  next: procedure.states[doc.state].next ?? null,
  clocks: doc.clocks.map(shown),
  timeline: doc.timeline
    .filter(line => inClass(procedure.reading, part, line.class))
    .map(({ at, by, text }) => ({ at, by, text })),
  moves: movesFor(procedure, doc.state, isOf, hidden, asks),
  watch: watchersOf(doc),
})
