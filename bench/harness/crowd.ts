import { personIdOf } from '../../cloudfunctions/kit/ids'

/** The WeChat identity of the i-th of a union's people. */
export const openidOf = (i: number) => `bench-${i}`

const kept = { rev: 1, pending: [], pendingAt: 0, done: [] }
const union = 'bench-union'
const path = `/${union}/`
const circleId = (c: number) => `bench-circle-${c}`

/** The union itself. */
export const unionDoc = {
  ...kept,
  _id: union,
  name: '总工会',
  level: 'city',
  parent: null,
  path,
  place: '',
  contact: null,
  takesMembers: false,
  pieces: [],
}

/** The c-th of its circles. */
export const circleDoc = (c: number) => ({
  ...kept,
  _id: circleId(c),
  name: `${c} 圈`,
  union,
  unionName: '总工会',
  path,
  steward: { person: personIdOf('officer'), name: '周建国' },
  stewards: [],
  invitations: [],
  keepers: [union],
  token: `T${c}`,
  openedAt: 0,
})

/** An officer and so many people, each in one circle, those with a consent as told. */
export function* peopleDocs(people: number, circles: number, hasCredit: (i: number) => boolean) {
  const role = { role: 'officer', of: union, path, name: '总工会' }
  yield personDoc('officer', '周建国', [], {}, [role])
  for (let i = 0; i < people; i += 1) {
    yield personDoc(openidOf(i), `职工${i}`, [circleId(i % circles)], hasCredit(i) ? { notice: 1 } : {}, [])
  }
}

/** A person with a verified phone. */
export const personDoc = (
  openid: string,
  name: string,
  groups: string[],
  credits: object,
  roles: object[],
) => ({
  ...kept,
  _id: personIdOf(openid),
  openid,
  name,
  phone: { key: 'k', box: '' },
  phoneMark: '',
  roles,
  groups,
  woman: null,
  platform: false,
  hours: { kind: 'free', shifts: [{ work: null, days: 1 }], from: '2026-01-01', quiet: [0, 0] },
  credits,
  told: [],
  opened: [],
  member: null,
})
