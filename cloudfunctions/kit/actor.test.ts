import { type Actor, allows, hiddenMark, isSome, type Person, strangerRefusal } from './actor'
import type { Who } from './contract'
import { keep } from './pending'
import type { Place } from './store'

const path = '/city/street/works/'
const place: Place = {
  path,
  circle: 'circle',
  circles: ['circle'],
  body: 'body',
  person: 'me',
  groups: ['circle'],
}

const person = (more: Partial<Person>): Actor => ({
  openid: 'open',
  person: keep<Person>({
    _id: 'someone',
    openid: 'open',
    name: '苏晓梅',
    phone: { key: 'k', box: '' },
    phoneMark: '',
    roles: [],
    groups: [],
    woman: null,
    platform: false,
    hours: null,
    credits: {},
    told: [],
    opened: [],
    member: null,
    ...more,
  }),
})
const role = (kind: 'steward' | 'officer' | 'mediator', of: string, at: string) =>
  person({ roles: [{ role: kind, of, path: at, name: '' }] })
const nobody: Actor = { openid: null, person: null }
const newcomer: Actor = { openid: 'open', person: null }

test.each<[Who, Actor, boolean]>([
  ['anyone', nobody, true],
  ['signed-in', nobody, false],
  ['signed-in', newcomer, true],
  ['worker', newcomer, false],
  ['worker', person({ groups: ['circle'] }), true],
  ['worker', person({ groups: ['other'] }), false],
  ['self', person({ _id: 'me' }), true],
  ['self', person({}), false],
  ['steward', role('steward', 'circle', path), true],
  ['steward', role('steward', 'other', path), false],
  ['officer', role('officer', 'works', path), true],
  ['officer', role('officer', 'street', '/city/street/'), false],
  ['upper', role('officer', 'street', '/city/street/'), true],
  ['upper', role('officer', 'works', path), false],
  ['upper', role('officer', 'elsewhere', '/city/other/'), false],
  ['mediator', role('mediator', 'body', path), true],
  ['mediator', role('mediator', 'other', path), false],
])('%s stands before the record: %#', (who, actor, expected) => {
  expect(allows([who], actor, place)).toBe(expected)
})

test('a path that merely begins alike is not the same territory', () => {
  expect(allows(['upper'], role('officer', 'str', '/city/str/'), place)).toBe(false)
})

test('a steward of one of two circles does not speak for both', () => {
  const both = { ...place, circles: ['circle', 'second'] }
  expect(allows(['steward'], role('steward', 'circle', path), both)).toBe(false)
})

test('who a record hides is still known to it, and nobody else by the same mark', () => {
  const key = { id: 'k1', key: Buffer.alloc(32, 7).toString('base64') }
  process.env.NIANGJIA_KEYS = JSON.stringify({ cipher: key, mac: key })
  const hidden = { path, hidden: hiddenMark('me') }
  expect(allows(['self'], person({ _id: 'me' }), hidden)).toBe(true)
  expect(allows(['self'], person({ _id: 'other' }), hidden)).toBe(false)
  expect(hidden.hidden).not.toContain('me')
})

test('a record for no groups is for no plain worker', () => {
  expect(allows(['worker'], person({ groups: ['circle'] }), { path })).toBe(false)
})

test('the refusal says what is missing: sign-in, phone, membership', () => {
  expect(strangerRefusal(['worker'], nobody).reason).toBe('sign-in')
  expect(strangerRefusal(['worker'], newcomer).reason).toBe('phone-needed')
  expect(strangerRefusal(['member'], person({})).reason).toBe('members-only')
  expect(isSome(['upper'], role('officer', 'works', path))).toBe(true)
})
