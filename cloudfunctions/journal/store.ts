import { collection } from '../kit/cloud'
import type { Kept } from '../kit/store'

/**
 * Up to 500 lines of the journal, each by its commitment alone, chained to the block before. Without the home's key
 * none can be added; none that stands can be changed without changing all behind it.
 */
export type Block = {
  _id: string
  n: number
  at: number
  /** The hash of the block before; empty on the first. */
  prev: string
  leaves: string[]
  hash: string
  mark: string
}

export const blocks = collection<Block>('journal_blocks', {
  indexes: [{ fields: [['n', -1]], unique: true }, { fields: ['hash'] }],
  place: () => ({}),
  personal: { none: 'holds commitments of lines, from which nothing can be read' },
})

/** Somebody saw more of others in a day than work mostly needs, as those above them are told. */
export type Alert = Kept & {
  person: string
  name: string
  kind: 'opened' | 'revealed' | 'exported'
  /** YYYY-MM-DD. */
  day: string
  count: number
  path: string
  over: string[]
  at: number
}

export const alerts = collection<Alert>('journal_alerts', {
  indexes: [{ fields: ['over', ['at', -1]] }, { fields: ['pendingAt'] }],
  place: alert => ({ path: alert.path }),
  personal: {
    title: '我看别人信息的次数超过平常',
    whose: ['person'],
    erased: 'removed',
    shows: { at: '时间', count: '次数' },
  },
})

/** Who looks after the journal of a union and of all below it; the role on the person says the same. */
export type AuditorDoc = Kept & {
  union: string
  unionName: string
  path: string
  person: string
  name: string
  since: number
  until: number | null
}

export const auditors = collection<AuditorDoc>('journal_auditors', {
  indexes: [{ fields: ['union', 'until', 'since'] }, { fields: ['pendingAt'] }],
  place: auditor => ({ path: auditor.path }),
  personal: {
    title: '担任记录审计员',
    whose: ['person'],
    erased: 'blanked',
    shows: { unionName: '工会', since: '从什么时候起' },
  },
})
