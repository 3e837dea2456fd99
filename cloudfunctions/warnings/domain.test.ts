import type { Role } from '../kit/actor'
import type { UnionLevel } from '../kit/levels'
import { claimOf, officeNear, ownerOf, sharedPath } from './domain'

const rung = (union: string, level: UnionLevel, path: string) => ({ union, name: union, level, path })
const unions = [
  rung('city', 'city', '/city/'),
  rung('east', 'district', '/city/east/'),
  rung('road', 'street', '/city/east/road/'),
  rung('works', 'workplace', '/city/east/road/works/'),
  rung('park', 'park', '/city/east/road/park/'),
  rung('shop', 'workplace', '/city/east/road/park/shop/'),
]

test.each([
  [['/city/east/road/works/'], '/city/east/road/works/'],
  [['/city/east/road/works/', '/city/east/road/'], '/city/east/road/'],
  [['/city/east/road/works/', '/city/east/roadside/'], '/city/east/'],
  [['/city/east/', '/town/'], '/'],
])('the lowest place over %j is %s', (paths, shared) => {
  expect(sharedPath(paths)).toBe(shared)
})

test.each([
  ['/city/east/road/works/', 'workplace', 'works'],
  ['/city/east/road/works/', 'street', 'road'],
  ['/city/east/road/park/shop/', 'village', 'park'],
  ['/city/east/road/works/', 'village', 'road'],
  ['/city/east/road/', 'workplace', 'road'],
  ['/city/east/', 'street', 'east'],
  ['/city/', 'district', 'city'],
] as const)('signs at %s for the level %s go to %s', (path, level, owner) => {
  expect(ownerOf(unions, path, level)?.union).toBe(owner)
})

test('a level nobody has goes to the top', () => {
  expect(ownerOf(unions.slice(1), '/city/east/road/', 'city')?.union).toBe('east')
})

test('one acts in the nearest office, and as steward where there is none', () => {
  const role = (kind: Role['role'], of: string, path: string): Role => ({ role: kind, of, path, name: of })
  const roles = [
    role('steward', 'circle', '/city/east/road/works/'),
    role('officer', 'east', '/city/east/'),
    role('officer', 'road', '/city/east/road/'),
  ]
  expect(officeNear(roles).of).toBe('road')
  expect(officeNear(roles, '/city/east/hill/').of).toBe('east')
  expect(officeNear(roles.slice(0, 1)).of).toBe('circle')
})

test('a claim we have no word for is another one', () => {
  expect([claimOf('wages'), claimOf('noise')]).toEqual(['wages', 'other'])
})
