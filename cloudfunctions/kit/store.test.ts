import { keep } from './pending'
import { changed, type Kept, meets, type Where } from './store'

type Doc = Kept & { left: number; taken: { person: string }[]; tags: string[]; name: string }

const doc = keep<Doc>({
  _id: 'a',
  left: 3,
  taken: [{ person: 'x' }, { person: 'y' }],
  tags: ['p', 'q'],
  name: '旧',
})

test('a change as data gives what the database gives, and leaves the document read alone', () => {
  const next = changed(doc, {
    set: { name: '新' },
    inc: { left: -1 },
    push: { taken: [{ person: 'z' }] },
    drop: { tags: ['p'] },
  })
  expect(next).toMatchObject({
    name: '新',
    left: 2,
    tags: ['q'],
    taken: [{ person: 'x' }, { person: 'y' }, { person: 'z' }],
  })
  expect(doc.left).toBe(3)
})

test('pull takes out what meets the condition', () => {
  expect(changed(doc, { pull: { taken: { person: 'x' } } }).taken).toEqual([{ person: 'y' }])
})

test('a condition holds in memory as it does in the database', () => {
  const holds: Where[] = [
    { left: { gt: 2, lte: 3 } },
    { 'taken.person': 'x' },
    { 'taken.person': { not: 'z' } },
    { tags: { all: ['p', 'q'], size: 2 } },
    { tags: 'p' },
    { taken: { some: { person: 'y' } } },
    { name: { in: ['旧', '新'] } },
    { off: null },
  ]
  const fails: Where[] = [
    { left: { gt: 3 } },
    { 'taken.person': { not: 'x' } },
    { 'taken.person': 'z' },
    { tags: { size: 1 } },
    { tags: { all: ['p', 'r'] } },
    { taken: { some: { person: 'z' } } },
    { name: { in: ['新'] } },
    { name: null },
    { rev: 2 },
  ]
  expect(holds.filter(where => !meets(doc, where))).toEqual([])
  expect(fails.filter(where => meets(doc, where))).toEqual([])
})
