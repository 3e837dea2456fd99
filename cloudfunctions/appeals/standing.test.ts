import { refuseFlood, unfit } from './standing'

const now = Date.parse('2026-11-20T10:00:00+08:00')
const line = { by: '周建国', kind: 'note' as const, text: '进展', files: [] }
const said = (n: number, at: number) => Array.from({ length: n }, () => ({ ...line, at }))

test('twenty things are written on one appeal within a day, the next day more', () => {
  expect(() => refuseFlood({ said: said(19, now), callBacks: [] }, now)).not.toThrow()
  expect(() => refuseFlood({ said: said(20, now), callBacks: [] }, now)).toThrow('一天里')
  expect(() => refuseFlood({ said: said(20, now), callBacks: [] }, now + 25 * 3600_000)).not.toThrow()
})

type Facts = Parameters<typeof unfit>[0]
const doc: Facts = {
  anonymous: false,
  handlers: ['a'],
  barred: ['a'],
  extended: true,
  path: '/city/street/',
  watch: [],
}
const by = (person: string) => ({ person, self: false })

test.each([
  ['who handled it before does not take it on again', 'takeOn', by('a'), {}, 'same-handler'],
  ['somebody else does', 'takeOn', by('b'), {}, null],
  ['who handled it does not call back', 'callBack', by('a'), {}, 'same-person'],
  ['somebody else does', 'callBack', by('b'), {}, null],
  ['nobody calls an anonymous one back', 'callBack', by('b'), { anonymous: true }, 'anonymous'],
  ['it is extended once', 'extend', by('b'), {}, 'extended'],
  ['at the top it is passed up no more', 'passUp', by('b'), { path: '/city/' }, 'top'],
  ['nobody works on their own', 'answer', { person: 'b', self: true }, {}, 'own-appeal'],
  ['the one who asked rates', 'rate', { person: 'b', self: true }, {}, null],
] as const)('%s', (_, move, reader, more, reason) => {
  expect(unfit({ ...doc, ...more }, move, reader)?.reason ?? null).toBe(reason)
})
