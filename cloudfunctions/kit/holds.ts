import * as v from 'valibot'

/** What a value that somebody sends refers to: whoever handles it asks whose it is and what it may be used for. */
export type Held =
  | 'record'
  | 'file'
  | 'phone'
  | 'id-number'
  | 'person-name'
  | 'one-time-code'
  | 'door-code'
  | 'desk-code'
  | 'circle-code'
  | 'ticket'

/** Says on a schema what its values refer to, so that every field of one kind can be found and tried. */
export const holds = (what: Held) => v.metadata<string, { holds: Held }>({ holds: what })
