import type { Refusal } from '../kit/refusal'
import { doorStepMs, judgeCode, sceneCode } from '../kit/step-codes'
import { admit, arrive, explainDoor, ticketParts } from './door'
import type { Activity } from './store'

const now = Date.parse('2026-11-21T10:00:00+08:00')
const hour = 3600_000
const person = '7Q4M2K9XW1TB5RZC0V8EHN3DGJ'
const taken = [{ person: 'me', name: '苏晓梅', phone: { key: 'k', box: '' }, at: now, answers: [] }]
const arrived = [{ person: 'me', name: '苏晓梅', at: now }]

const activity = (more: Partial<Activity> = {}): Activity => ({
  _id: 'activity',
  rev: 1,
  pending: [],
  pendingAt: 0,
  done: [],
  title: '篮球',
  place: '球场',
  note: '',
  startsAt: now + hour,
  endsAt: now + 2 * hour,
  places: 2,
  left: 1,
  taken: [],
  waiting: [],
  offerUntil: 0,
  arrived: [],
  guesses: {},
  guessedAt: 0,
  questions: [],
  circles: [],
  unions: [],
  membersOnly: false,
  groups: [],
  series: null,
  severalSessions: false,
  off: null,
  tellAt: 0,
  told: 0,
  keepers: [],
  path: '/works/',
  from: '',
  by: '',
  ...more,
})

function reasonOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Refusal).reason
  }
  return 'not refused'
}

const digitsAt = (step: number) => String(step % 1_000_000).padStart(6, '0')
const shown = (at: number) => digitsAt(Math.floor(at / doorStepMs))

test('the code shown now and those beside it open the door, typed or as the scene has it', () => {
  expect(judgeCode(shown(now), now, digitsAt)).toBe('good')
  expect(judgeCode(shown(now - doorStepMs), now, digitsAt)).toBe('good')
  expect(judgeCode(shown(now + doorStepMs), now, digitsAt)).toBe('good')
  expect(judgeCode(sceneCode(shown(now)), now, digitsAt)).toBe('good')
})

test('a code shown before is old, one never shown is wrong', () => {
  expect(judgeCode(shown(now - 2 * doorStepMs), now, digitsAt)).toBe('old')
  expect(judgeCode(shown(now - 60 * doorStepMs), now, digitsAt)).toBe('old')
  expect(judgeCode(shown(now + 5 * doorStepMs), now, digitsAt)).toBe('wrong')
})

test('an id and a code fit one scene of 32 characters, at the door and on a ticket', () => {
  expect(`d.${person}${sceneCode('999999')}`).toHaveLength(32)
  const ticket = `t.${person}${sceneCode('999999')}`
  expect(ticket).toHaveLength(32)
  expect(ticketParts(ticket)).toEqual({ person, code: sceneCode('999999') })
  expect(ticketParts(`d.${person}0ABC`)).toBeNull()
})

test('the door says why it stays shut, and nothing to one who is in', () => {
  expect(reasonOf(() => explainDoor(activity(), 'me', now))).toBe('no-place')
  expect(reasonOf(() => explainDoor(activity({ taken }), 'me', now + 3 * hour))).toBe('over')
  const later = { startsAt: now + 9 * hour, endsAt: now + 10 * hour }
  expect(reasonOf(() => explainDoor(activity({ taken, ...later }), 'me', now))).toBe('too-early')
  const off = { at: now, by: '', reason: '停电' }
  expect(reasonOf(() => explainDoor(activity({ taken, off }), 'me', now))).toBe('called-off')
  expect(reasonOf(() => explainDoor(activity({ taken, arrived }), 'me', now))).toBe('not refused')
  expect(arrive({ _id: 'me', name: '' }, now).when).toMatchObject({ 'arrived.person': { not: 'me' } })
})

test('one with a place is let in by the one at the door once, one without is not', () => {
  expect(admit(activity({ taken }), 'me', now, '扫凭证签到')).toMatchObject({
    push: { arrived: [{ person: 'me', name: '苏晓梅', at: now }] },
    note: '扫凭证签到 苏晓梅',
  })
  expect(admit(activity({ taken, arrived }), 'me', now, '')).toBeNull()
  expect(reasonOf(() => admit(activity(), 'me', now, ''))).toBe('no-place')
})
