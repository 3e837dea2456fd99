import { collection } from './cloud'
import type { JournalLine } from './journal-line'

export const journal = collection<JournalLine>('journal', {
  indexes: [
    { fields: ['record', 'at'] },
    { fields: ['over', ['at', -1]] },
    { fields: ['of', ['at', -1]] },
    { fields: ['by', 'look', ['at', -1]] },
    { fields: ['block', 'at'] },
  ],
  place: line => ({ path: line.path }),
  personal: {
    title: '我办过的事',
    whose: ['by'],
    erased: 'blanked',
    shows: { at: '时间', note: '内容' },
  },
})
