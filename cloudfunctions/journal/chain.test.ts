import { goneFrom, type JournalLine, leafOf, lineOf } from '../kit/journal-line'
import { faultsOf, nextBlock, sealOf, typedSeal } from './chain'

const key = { id: 'k', key: Buffer.alloc(32, 7).toString('base64') }
process.env.NIANGJIA_KEYS = JSON.stringify({ cipher: key, mac: key })

const line = (i: number): JournalLine =>
  lineOf(
    { _id: `record-${i}`, collection: 'cases', place: { path: '/city/', person: `person-${i}` } },
    {
      r: `request-${i}`,
      at: 1000 + i,
      by: 'someone',
      name: '沈雪琴',
      action: 'x.y',
      note: `做了第 ${i} 件事`,
    },
  )

const lines = [line(1), line(2), line(3)]
const first = nextBlock(null, lines.map(leafOf), 5000)
const kinds = (found: { kind: string; lines: number }[]) => found.map(({ kind, lines }) => `${kind} ${lines}`)

test('a chain that nobody touched has no fault', () => {
  expect(faultsOf(first, null, lines)).toEqual([])
  const second = nextBlock(first, [leafOf(line(4))], 6000)
  expect(second).toMatchObject({ n: 2, prev: first.hash })
})

test('a changed word, time, name, place, action or reader of any line is found', () => {
  const other: Partial<JournalLine>[] = [
    { note: '别的' },
    { at: 1 },
    { name: '别人' },
    { by: 'other' },
    { path: '/' },
    { action: 'a.b' },
    { record: 'r' },
    { collection: 'c' },
    { look: 'opened' },
    { over: ['city'] },
    { of: ['someone'] },
    { salt: '' },
    { mark: '' },
    { _id: 'z' },
  ]
  for (const change of other) {
    const touched = lines.map((one, i) => (i === 1 ? { ...one, ...change } : one))
    expect(kinds(faultsOf(first, null, touched))).toEqual(['altered 1'])
  }
})

test('a line that is gone, one that was put in, and one put in for another are told apart', () => {
  expect(kinds(faultsOf(first, null, lines.slice(1)))).toEqual(['missing 1'])
  expect(kinds(faultsOf(first, null, [...lines, line(9)]))).toEqual(['inserted 1'])
  expect(kinds(faultsOf(first, null, [...lines.slice(1), line(9)]))).toEqual(['altered 1'])
  expect(kinds(faultsOf(first, null, [...lines, lines[0] ?? line(1)]))).toEqual(['inserted 1'])
})

test('a block that was changed, made without the key, or follows from no other is found', () => {
  const bare = { ...first, leaves: first.leaves.slice(1) }
  expect(kinds(faultsOf(bare, null, lines.slice(1)))).toEqual(['changed 0'])
  const rehashed = nextBlock(null, first.leaves.slice(1), first.at)
  expect(kinds(faultsOf({ ...rehashed, mark: first.mark }, null, lines.slice(1)))).toEqual(['forged 0'])
  expect(kinds(faultsOf(first, { n: 0, hash: 'another' }, lines))).toEqual(['chain 0'])
  expect(kinds(faultsOf({ ...first, n: 3 }, null, lines))).toEqual(['chain 0', 'changed 0'])
})

test('words of an erased person go without breaking the chain, and by nobody else', () => {
  const [one = line(1), two = line(2)] = lines
  const erased = { ...one, name: '已注销', by: 'tomb', note: '', ...goneFrom(one) }
  expect(faultsOf(first, null, [erased, ...lines.slice(1)])).toEqual([])
  const again = { ...erased, record: 'tomb', ...goneFrom(erased) }
  expect(faultsOf(first, null, [again, ...lines.slice(1)])).toEqual([])
  const forged = { ...two, note: '', gone: { leaf: leafOf(two), mark: goneFrom(one).gone?.mark ?? '' } }
  expect(kinds(faultsOf(first, null, [one, forged, ...lines.slice(2)]))).toEqual(['altered 1'])
})

test('a seal is read as people type it', () => {
  const seal = sealOf(first.hash)
  expect(seal).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
  expect(typedSeal(` ${seal.toLowerCase().replaceAll('-', ' ')}`)).toBe(seal.replaceAll('-', ''))
})
