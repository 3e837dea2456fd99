import { unfit } from './standing'

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
