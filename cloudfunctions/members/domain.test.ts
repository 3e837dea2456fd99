import type { Union } from '../kit/actor'
import { keep } from '../kit/pending'
import type { Refusal } from '../kit/refusal'
import { apply, decide, piecesOf, reapply, refuseHurry, searchPieces } from './domain'
import type { Member } from './store'

const now = Date.parse('2026-11-20T10:00:00+08:00')
const union = keep<Union>({
  _id: 'works',
  name: '宏达机械工会',
  level: 'workplace',
  parent: 'street',
  path: '/city/street/works/',
  place: '云州市 东河区',
  contact: { person: 'p', name: '于秀兰' },
  takesMembers: true,
  pieces: [],
})
const applicant = {
  _id: 'm',
  person: 'me',
  name: '苏晓梅',
  idNumber: { key: 'k', box: '' },
  phone: { key: 'k', box: '' },
}
const step = { at: now, by: '苏晓梅' }
const applied = (): Member => keep<Member>(apply(union, applicant, step))

function reasonOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Refusal).reason
  }
  return 'not refused'
}

test('an application is held by the union’s contact from the moment it is made, with three working days', () => {
  const member = applied()
  expect(member.holder).toMatchObject({ name: expect.stringContaining('于秀兰'), since: now })
  expect(member.clocks[0]).toMatchObject({ name: 'join.decide', due: '2026-11-25' })
  expect(member.over).toEqual(['city', 'street', 'works'])
})

test('a union that only holds other unions takes nobody', () => {
  expect(reasonOf(() => apply({ ...union, takesMembers: false }, applicant, step))).toBe('no-members-here')
})

test('an approval makes a member with a number; nothing else does', () => {
  const decision = { decision: 'approve' as const, decidedOn: '2026-11-20' }
  expect(decide(applied(), decision, '123456789012', '2026-11-20', step)).toMatchObject({
    state: 'active',
    number: '123456789012',
    since: now,
  })
  const declined = decide(
    applied(),
    { decision: 'decline', decidedOn: '2026-11-20', remark: '合同在别处' },
    '1',
    '2026-11-20',
    step,
  )
  expect(declined).toMatchObject({ state: 'declined', remark: '合同在别处' })
  expect(declined.number).toBeUndefined()
})

test('a decision of tomorrow and a refusal without a word are refused', () => {
  const tomorrow = { decision: 'approve' as const, decidedOn: '2026-11-21' }
  expect(reasonOf(() => decide(applied(), tomorrow, '', '2026-11-20', step))).toBe('decided-later')
  const wordless = { decision: 'return' as const, decidedOn: '2026-11-20' }
  expect(reasonOf(() => decide(applied(), wordless, '', '2026-11-20', step))).toBe('remark-missing')
})

test('an identity number under way or of a member is taken; after a refusal or a withdrawal whoever applies is new', () => {
  expect(reasonOf(() => reapply(applied(), union, applicant, step))).toBe('identity-taken')
  const other = { ...applicant, person: 'other', name: '别人' }
  expect(reasonOf(() => reapply(applied(), union, other, step))).toBe('identity-taken')
  const declined: Member = { ...applied(), state: 'declined' }
  const fresh = reapply(declined, union, other, { ...step, by: '别人' })
  expect(fresh).toMatchObject({ state: 'applying', person: 'other' })
  expect(JSON.stringify(fresh.timeline)).not.toContain(applicant.name)
  expect(reasonOf(() => reapply({ ...applied(), state: 'active' }, union, applicant, step))).toBe(
    'already-member',
  )
  expect(reapply(declined, union, applicant, step)).toMatchObject({
    state: 'applying',
    holder: { since: now },
  })
})

test('any part of a name finds it', () => {
  const pieces = new Set(piecesOf('宏达机械工会'))
  for (const words of ['宏达', '机械', '械', '宏达机械', '工会 宏达']) {
    expect(searchPieces(words).every(piece => pieces.has(piece))).toBe(true)
  }
  expect(searchPieces('宏远').every(piece => pieces.has(piece))).toBe(false)
})

test('a second code within a minute is refused with the seconds left', () => {
  const last = {
    _id: 'c',
    phoneMark: '',
    digitsMark: '',
    expiresAt: 0,
    resendAt: now + 30_000,
    tries: 0,
    usedBy: '',
    request: '',
  }
  expect(() => refuseHurry(last, now)).toThrow('30 秒')
  expect(() => refuseHurry(last, now + 30_000)).not.toThrow()
})
