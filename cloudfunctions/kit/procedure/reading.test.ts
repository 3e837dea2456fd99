import { inClass, readerIn, readingFaults } from './reading'

const reading = {
  parts: { applicant: '申请人', handler: '办理的工会' },
  classes: {
    inside: { label: '内部记录', readers: ['handler'] },
    result: { label: '办理结果', readers: ['applicant', 'handler'] },
  },
}

test('a class is for its readers, and what is of none for everybody', () => {
  expect(readerIn({ reading }, 'applicant')('inside')).toBe(false)
  expect(readerIn({ reading }, 'handler')('inside')).toBe(true)
  expect(readerIn({ reading }, 'applicant')('result')).toBe(true)
  expect(inClass(reading, 'applicant', undefined)).toBe(true)
})

test('a class nobody ever named is read by nobody', () => {
  expect(inClass(reading, 'handler', 'other')).toBe(false)
  expect(inClass(undefined, 'handler', 'inside')).toBe(false)
})

test.each([
  ['nobody reads empty', { parts: {}, classes: { empty: { label: '空的', readers: [] } } }, []],
  [
    'inside is read by judge, which is no part',
    { ...reading, classes: { inside: { label: '内部记录', readers: ['judge'] } } },
    [],
  ],
  ['no label: guest', { ...reading, parts: { ...reading.parts, guest: 'guest' } }, []],
  ['note is of notes, which is no class', reading, [['note', { class: 'notes' }]] as const],
])('%s', (fault, given, moves) => {
  expect(readingFaults(given, moves)).toEqual([fault])
})

test('a procedure in order has no fault', () => {
  expect(readingFaults(reading, [['note', { class: 'inside' }]])).toEqual([])
  expect(readingFaults(undefined, [['note', {}]])).toEqual([])
})
