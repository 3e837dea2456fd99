import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { contract as circlesContract } from '../../cloudfunctions/circles/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import type { contract as noticesContract } from '../../cloudfunctions/notices/contract'
import type { Home } from '../../local/home'
import { openHome } from '../home'
import { doorsOf, refusalOf, type Somebody } from './people'

type Doors = ReturnType<typeof doorsOf>
type Person = Awaited<ReturnType<Doors['as']>>

const day = 24 * 3600_000
const union = '宏达机械工会'

const circles = (person: Person) => person.to<typeof circlesContract>('circles')
const notices = (person: Person) => person.to<typeof noticesContract>('notices')

let home: Home
let doors: Doors
let everybody: Somebody[]
let worker: Person
let other: Person
let officer: Person
let steward: Person
let circle: string
const unserved: string[] = []

beforeAll(async () => {
  home = await openHome({
    port: 0,
    data: mkdtempSync(join(tmpdir(), 'niangjia-circles-')),
    demo: true,
    onUnserved: report => unserved.push(JSON.stringify(report)),
  })
  doors = doorsOf(home.url)
  everybody = await doors.people()
  worker = await playing('会员', union)
  other = await playing('会员', union, 1)
  officer = await playing('工会干部', union)
  steward = await playing('联系人', union)
  const mine = await circles(worker).mine({})
  circle = mine[0]?.id ?? ''
}, 300_000)

afterAll(() => home.stop())

async function playing(title: string, at: string, nth = 0): Promise<Person> {
  const found = everybody.filter(({ roles, union: where }) => roles.includes(title) && where === at)[nth]
  if (!found) throw new Error(`nobody plays ${title} ${at}`)
  return doors.as(found)
}

const guestNamed = (nth: number) => playing('会员', '永兴纺织工会', nth)

const contentOf = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer())

const lastMessage = async (person: Person) => {
  const { rows } = await notices(person).inbox({})
  const { title, body, link } = await notices(person).read({ post: rows[0]?.post ?? '' })
  return { title, body, link }
}

const waitingFor = async (person: Person) => (await circles(person).questions({ state: 'asked' })).rows

describe('a question to one’s steward', () => {
  let question: string

  test('is with the steward by name until a day three working days away, seen by who keeps the circle and no one else', async () => {
    const asked = await circles(worker).ask({ circle, text: '夜班补贴什么时候发？' })
    question = asked.id
    expect(asked.holder?.name).toBe(steward.name)
    expect(asked.clock).toMatchObject({ name: 'question.answer', days: 3, unit: 'working' })
    expect(asked.moves.map(({ name }) => name)).toEqual(['close'])
    for (const keeper of [steward, officer]) {
      expect((await waitingFor(keeper)).map(({ id }) => id)).toContain(question)
    }
    expect((await circles(steward).circle({ circle })).waiting).toBe(1)
    const stranger = await playing('联系人', '永兴纺织工会')
    expect((await waitingFor(stranger)).map(({ id }) => id)).not.toContain(question)
    for (const person of [stranger, other, await playing('工会干部', '永兴纺织工会')]) {
      expect((await refusalOf(circles(person).question({ question }))).code).toBe('NOT_FOUND')
      expect((await refusalOf(circles(person).answer({ question, text: '我来回答' }))).code).toBe('NOT_FOUND')
    }
  })

  test('is asked by nobody who is not in the circle', async () => {
    const outside = await playing('会员', '永兴纺织工会')
    expect((await refusalOf(circles(outside).ask({ circle, text: '我也想问' }))).code).toBe('NOT_FOUND')
  })

  test('goes to the union and to the street above it when nobody answers, which sees it without the name', async () => {
    const above = await playing('街道工会 专职工作者', '工业路街道总工会')
    // Three working days and one more end within this, whatever holidays lie between.
    await doors.advance(16 * day)
    const seen = await circles(worker).question({ question })
    expect(seen.passedTo[0]).toBe(union)
    expect(seen.passedTo.length).toBeGreaterThan(1)
    expect(seen.timeline.some(({ text }) => text.includes(`上报${union}`))).toBe(true)
    expect(seen.holder?.name).toBe(steward.name)
    expect((await waitingFor(officer)).find(({ id }) => id === question)?.forMe).toBe(true)
    const row = (await waitingFor(above)).find(({ id }) => id === question)
    expect(row).toMatchObject({ asker: expect.stringContaining('*'), forMe: true })
    const watched = await circles(above).question({ question })
    expect(watched.moves).toEqual([])
    expect(JSON.stringify(watched)).not.toContain(worker.name)
  })

  test('moves to the new steward when the circle is handed over; the old one keeps nothing', async () => {
    const { rows } = await circles(officer).candidates({ circle })
    expect(rows.map(({ person }) => person)).toContain(personIdOf(other.id))
    const found = await circles(officer).candidates({ words: other.name.slice(0, 1) })
    expect(found.rows.map(({ name }) => name)).toContain(other.name)
    const same = circles(officer).handOver({ circle, steward: personIdOf(steward.id), reason: '还是他' })
    expect((await refusalOf(same)).reason).toBe('same-steward')

    const input = { circle, steward: personIdOf(other.id), reason: '原联系人调到总装车间' }
    const after = await circles(officer).handOver(input)
    expect(after.steward.name).toBe(other.name)
    expect(after.stewards).toMatchObject([
      { name: other.name, until: null },
      { name: steward.name, until: expect.any(Number) },
    ])
    const moved = await circles(other).question({ question })
    expect(moved.holder?.name).toBe(other.name)
    expect(moved.forMe).toBe(true)
    expect((await refusalOf(circles(steward).question({ question }))).code).toBe('NOT_FOUND')
    expect((await refusalOf(circles(steward).entries({ circle }))).code).toBe('NOT_FOUND')
    expect((await lastMessage(steward)).title).toContain(other.name)
    expect((await lastMessage(other)).body).toContain('调到总装车间')
    expect((await circles(other).kept({})).rows.map(({ id }) => id)).toContain(circle)
  })

  test('is answered by the new steward, and the asker is told and may ask on or end it', async () => {
    await circles(other).answer({ question, text: '这个月 15 日和工资一起发。' })
    const message = await lastMessage(worker)
    expect(message).toMatchObject({
      title: expect.stringContaining(other.name),
      link: { id: `q-${question}` },
    })
    const answered = await circles(worker).question({ question })
    expect(answered).toMatchObject({ state: 'answered', clock: null, passUpAt: null })
    const again = await circles(worker).askOn({ question, text: '没有到账找谁？' })
    expect(again.clock?.dueAt).toBeGreaterThan(await doors.now())
    expect(again.passedTo).toEqual([])
    await circles(other).answer({ question, text: '来找我，我去问财务。' })
    const over = await circles(worker).close({ question })
    expect(over).toMatchObject({ state: 'closed', moves: [] })
    expect(over.said.map(({ by }) => by)).toEqual(['asker', 'keeper', 'asker', 'keeper'])
    const mine = await circles(worker).myQuestions({})
    expect(mine.rows[0]).toMatchObject({ id: question, state: 'closed' })
  })

  test('words WeChat refuses are not asked', async () => {
    const refusal = await refusalOf(circles(worker).ask({ circle, text: '有人在宿舍赌博，怎么办？' }))
    expect(refusal).toMatchObject({ code: 'INVALID', reason: 'words-refused', field: 'text' })
  })
})

describe('ways into a circle', () => {
  test('the poster is a Word document with the circle, the steward and the code, and is made once', async () => {
    const { code } = await circles(other).code({ circle })
    const { name } = await circles(other).circle({ circle })
    const made = await circles(other).poster({ circle })
    expect(made.name).toBe(`${name}圈码.docx`)
    const paper = await contentOf(made.url)
    const parts = unzipSync(paper)
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
    for (const words of [name, union, other.name, code]) expect(text).toContain(words)
    const picture = Object.keys(parts).find(part => /^word\/media\/.+\.(png|jpg)$/.test(part))
    expect(parts[picture ?? '']?.length).toBeGreaterThan(100)
    expect(await contentOf((await circles(officer).poster({ circle })).url)).toEqual(paper)
    await circles(officer).renewCode({ circle })
    expect(await contentOf((await circles(officer).poster({ circle })).url)).not.toEqual(paper)
    expect((await fetch(made.url)).status).toBe(404)
  })

  test('an invitation lets in for seven days and then says that it is over', async () => {
    const guest = await guestNamed(0)
    const invitation = await circles(other).invite({ circle })
    expect(invitation.code).toMatch(/^i\.[0-9A-Z]{12}$/)
    expect(invitation.expiresAt - (await doors.now())).toBeGreaterThan(6 * day)
    expect(await circles(guest).look({ code: invitation.code })).toMatchObject({
      id: circle,
      enteredAt: null,
    })
    expect((await circles(guest).enter({ code: invitation.code })).enteredAt).toEqual(expect.any(Number))
    await doors.advance(7 * day)
    const late = await guestNamed(1)
    for (const ask of [circles(late).look, circles(late).enter]) {
      const refusal = await refusalOf(ask({ code: invitation.code }))
      expect(refusal).toMatchObject({ code: 'LATE', reason: 'invitation-expired' })
      expect(refusal.message).toContain(other.name)
    }
  })

  test('a new code ends the invitations made under the old one', async () => {
    const invitation = await circles(other).invite({ circle })
    await circles(officer).renewCode({ circle })
    const guest = await guestNamed(1)
    expect((await refusalOf(circles(guest).enter({ code: invitation.code }))).reason).toBe(
      'invitation-expired',
    )
  })

  test('who is taken out is told why and asks no more there', async () => {
    const guest = await guestNamed(0)
    const taken = { circle, person: personIdOf(guest.id), reason: '不在这个车间' }
    expect((await refusalOf(circles(steward).remove(taken))).code).toBe('NOT_FOUND')
    await circles(other).remove(taken)
    expect((await lastMessage(guest)).body).toContain('不在这个车间')
    expect((await refusalOf(circles(guest).ask({ circle, text: '还在吗？' }))).code).toBe('NOT_FOUND')
    expect((await refusalOf(circles(other).remove(taken))).reason).toBe('not-in')
  })
})

test('no query of the whole story went without an index and the database is sound', async () => {
  expect(unserved).toEqual([])
  expect((await home.engine.integrity()).problems).toEqual([])
})
