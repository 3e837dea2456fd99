import ExcelJS from 'exceljs'
import type { contract } from '../../cloudfunctions/appeals/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import type { contract as noticesContract } from '../../cloudfunctions/notices/contract'
import { type Stage, setStage } from '../world'
import { doorsOf, refusalOf } from './people'

const day = 24 * 3600_000
let stage: Stage
let doors: ReturnType<typeof doorsOf>

beforeAll(async () => {
  stage = await setStage()
  doors = doorsOf(stage.home.url)
}, 300_000)

afterAll(() => stage.stop())

type Role = Parameters<Stage['player']>[1]
type Client = ReturnType<typeof as>
const as = (role: Role) => stage.player('in', role).to<typeof contract>('appeals')
const inbox = async (role: Role) =>
  (await stage.player('in', role).to<typeof noticesContract>('notices').inbox({})).rows
const monthNow = async () => new Date((await doors.now()) + 8 * 3600_000).toISOString().slice(0, 7)

const words = {
  kind: 'help' as const,
  unit: '宏达机械有限公司',
  words: '食堂夜班没有热饭，问过两次没有人管。',
  pictures: [],
  anonymous: false,
  aboutOfficer: false,
  upper: false,
}

/** A new worker asks; the last one who came is the worker of the stage. */
async function ask(more: object = {}) {
  const { union } = await stage.worldFor(stage.player('in', 'worker'))
  return as('worker').submit({ ...words, union, ...more })
}

async function answered(handler: Client, more: object = {}) {
  const { id } = await ask(more)
  await handler.takeOn({ appeal: id, words: '今天就去食堂看。' })
  await handler.answer({ appeal: id, words: '夜班热饭从明天起有。', files: [] })
  return id
}

const figure = async (name: 'received' | 'satisfied' | 'unsatisfied' | 'silent' | 'onTime' | 'reopened') => {
  const { rows } = await as('officer').scores({ month: await monthNow() })
  return rows[0]?.all[name] ?? 0
}

describe('an appeal', () => {
  test('has its number, holder, rule and dates at once, and nobody but the worker and the line above sees it', async () => {
    const one = await ask()
    expect(one.number).toMatch(/^工厂诉〔\d{4}〕\d+号$/)
    expect(one).toMatchObject({ state: 'received', rule: '由所在单位的工会办理。', mine: true })
    expect(one.holder?.name).toBe('工厂工会')
    expect(one.clocks.map(({ name, days, basis }) => [name, days, basis])).toEqual([
      ['appeal.first', 5, '本会办理规则'],
      ['appeal.register', 15, '《信访工作条例》第二十三条'],
      ['appeal.finish', 60, '《信访工作条例》第三十四条'],
    ])
    for (const role of ['officer', 'upper'] as const) {
      expect((await as(role).appeal({ appeal: one.id })).from).toMatchObject({ name: '苏晓梅' })
    }
    for (const role of ['steward', 'member', 'mediator', 'party'] as const) {
      expect((await refusalOf(as(role).appeal({ appeal: one.id }))).code).toBe('NOT_FOUND')
    }
    const outside = stage.player('out', 'officer').to<typeof contract>('appeals')
    expect((await refusalOf(outside.appeal({ appeal: one.id }))).code).toBe('NOT_FOUND')
  })

  test('about the union’s own officer goes above, and that union does not see it', async () => {
    const one = await ask({ aboutOfficer: true })
    expect(one.holder?.name).toBe('街道总工会')
    expect((await refusalOf(as('officer').appeal({ appeal: one.id }))).code).toBe('NOT_FOUND')
    expect((await as('upper').worklist({ list: 'level' })).rows.map(({ id }) => id)).toContain(one.id)
  })

  test('handed on says why, is held by the other union, and leaves the sight of the first', async () => {
    const { id } = await ask()
    await as('officer').handOn({ appeal: id, reason: '食堂由园区统一管' })
    const seen = await as('worker').appeal({ appeal: id })
    expect(seen.holder?.name).toBe('街道总工会')
    expect(seen.timeline.at(-1)?.text).toContain('食堂由园区统一管')
    expect((await refusalOf(as('officer').appeal({ appeal: id }))).code).toBe('NOT_FOUND')
    const list = { month: await monthNow(), union: 'in-workplace', figure: 'received' as const }
    const counted = (await as('officer').behind(list)).rows.find(row => row.id === id)
    expect(counted).toMatchObject({ words: '', unit: '' })
  })

  test('who wrote twenty things on it waits until tomorrow, and keeps nobody else from writing', async () => {
    const { id } = await ask()
    await as('officer').takeOn({ appeal: id, words: '今天就去食堂看。' })
    const note = () => as('officer').note({ appeal: id, words: '又去看了一次。' })
    for (let i = 1; i < 19; i += 1) await note()
    await as('officer').askMore({ appeal: id, words: '是哪几天没有热饭？' })
    expect(await refusalOf(note())).toMatchObject({ code: 'RATE', reason: 'appeal-lines' })
    await as('worker').supplement({ appeal: id, words: '上周三和周四。', files: [] })
    await doors.advance(day + 1)
    await note()
  })

  test('nobody handles their own', async () => {
    const { union } = await stage.worldFor(stage.player('in', 'officer'))
    const own = await as('officer').submit({ ...words, union })
    expect(own.moves.map(({ name }) => name)).toEqual(['withdraw'])
    const no = await refusalOf(as('officer').takeOn({ appeal: own.id, words: '我自己来' }))
    expect(no.reason).toBe('own-appeal')
  })

  test('the worker’s phone is masked, and looking at it is journalled', async () => {
    const { id } = await ask()
    expect((await as('officer').appeal({ appeal: id })).from?.phone).toContain('****')
    const { phone } = await as('officer').phone({ appeal: id })
    expect(phone).toMatch(/^1\d{10}$/)
    await doors.advance(120_000)
    const lines = await stage.home.engine.find('journal', { filter: { record: id, note: '查看电话' } })
    expect(lines).toHaveLength(1)
  })
})

describe('after the answer', () => {
  test('whoever handled it does not call back; somebody else does, and satisfied it ends', async () => {
    const id = await answered(as('officer'))
    const call = { appeal: id, at: await doors.now(), outcome: 'satisfied' as const, words: '吃上热饭了。' }
    expect((await refusalOf(as('officer').callBack(call))).reason).toBe('same-person')
    expect((await as('officer').appeal({ appeal: id })).moves.map(({ name }) => name)).not.toContain(
      'callBack',
    )
    const missed = await as('upper').callBack({ ...call, outcome: 'unreached', words: '没有人接。' })
    expect(missed.state).toBe('answered')
    const before = await figure('satisfied')
    const closed = await as('upper').callBack(call)
    expect(closed).toMatchObject({ state: 'closed', holder: null })
    expect(closed.callBacks.map(({ outcome }) => outcome)).toEqual(['unreached', 'satisfied'])
    expect(await figure('satisfied')).toBe(before + 1)
  })

  test('dissatisfied opens it once for somebody else, the second time it ends with the way on', async () => {
    const id = await answered(as('officer'))
    const again = await as('worker').rate({ appeal: id, outcome: 'unsatisfied', words: '饭还是冷的' })
    expect(again).toMatchObject({ state: 'received' })
    expect(again.watch.map(({ name }) => name)).toEqual(['街道总工会'])
    expect(again.clocks.filter(({ stopped }) => !stopped).map(({ name }) => name)).toEqual([
      'appeal.first',
      'appeal.again',
    ])
    const same = await refusalOf(as('officer').takeOn({ appeal: id, words: '还是我来' }))
    expect(same.reason).toBe('same-handler')
    await as('upper').takeOn({ appeal: id, words: '街道来办。' })
    await as('upper').answer({ appeal: id, words: '换了食堂承包人。', files: [] })
    const ended = await as('worker').rate({ appeal: id, outcome: 'unsatisfied' })
    expect(ended).toMatchObject({ state: 'ended', holder: null })
    expect(ended.review).toMatchObject({ days: 30, basis: '《信访工作条例》第三十五条' })
    expect(ended.timeline.at(-1)?.text).toMatch(/请求复查/)
  })

  test('seven days of silence end it and say so; it is told and counted', async () => {
    const id = await answered(as('officer'))
    const silent = await figure('silent')
    const due = (await as('worker').appeal({ appeal: id })).clock?.dueAt ?? 0
    await doors.advance(due - (await doors.now()) + 120_000)
    const closed = await as('worker').appeal({ appeal: id })
    expect(closed.state).toBe('closed')
    expect(closed.timeline.at(-1)?.text).toBe('答复后 7 天没有评价，按规则办结')
    expect((await inbox('worker'))[0]?.title).toContain('按规则办结')
    expect(await figure('silent')).toBe(silent + 1)
  })

  test('an extension is given once, with the reason and who approved it', async () => {
    const { id } = await ask()
    await as('officer').takeOn({ appeal: id, words: '去看看' })
    const longer = await as('officer').extend({ appeal: id, reason: '等设备到货', approvedBy: '周建国' })
    const clock = longer.clocks.find(({ name }) => name === 'appeal.finish')
    // Thirty days more than the period has, and on from a day off to the next that is worked.
    const days = ((clock?.dueAt ?? 0) - longer.receivedAt) / day - (clock?.days ?? 0)
    expect(days).toBeGreaterThanOrEqual(30)
    expect(days).toBeLessThan(42)
    expect(longer.timeline.at(-1)?.text).toContain('周建国批准')
    expect(
      (await refusalOf(as('officer').extend({ appeal: id, reason: '再等等', approvedBy: '周建国' }))).reason,
    ).toBe('extended')
  })
})

describe('what nobody takes up', () => {
  test('is passed up by time, level by level, and stands in the supervisor’s lists as late', async () => {
    const { id } = await ask()
    await doors.advance(6 * day)
    const seen = await as('worker').appeal({ appeal: id })
    expect(seen.watch.map(({ name }) => name)).toContain('街道总工会')
    await doors.advance(6 * day)
    const listed = async (list: 'level' | 'late' | 'below') =>
      (await as('upper').worklist({ list })).rows.map(one => one.id)
    expect(await listed('level')).toContain(id)
    expect(await listed('late')).toContain(id)
    expect(await listed('below')).toContain(id)
    const told = await as('upper').instruct({ appeal: id, words: '明天上午前接办。' })
    expect(told.said.at(-1)).toMatchObject({ kind: 'instruct', text: '明天上午前接办。' })
  })

  test('is passed up by decision with a reason', async () => {
    const { id } = await ask()
    const up = await as('officer').passUp({ appeal: id, reason: '要街道和园区一起谈' })
    expect(up.watch.map(({ name }) => name)).toEqual(['街道总工会'])
    expect(up.timeline.at(-1)?.text).toContain('要街道和园区一起谈')
  })
})

describe('an anonymous appeal', () => {
  const secret = '谷雨声'
  let appeal: string
  let openid: string
  let phone: string
  let somebody: Awaited<ReturnType<Stage['newcomer']>>

  beforeAll(async () => {
    const world = await stage.worldFor(stage.player('in', 'worker'))
    somebody = await stage.newcomer()
    openid = somebody.id
    phone = world.phone()
    await somebody.call('members', 'sendCode', { phone })
    await somebody.call('members', 'verifyPhone', { phone, code: await doors.smsCode(phone), name: secret })
    const own = somebody.to<typeof contract>('appeals')
    const file = await doors.upload(somebody.token, Buffer.from('89504e470d0a1a0a00000000', 'hex'))
    const pictures = [{ file, name: `${secret}的照片.png` }]
    const one = await own.submit({ ...words, union: world.union, anonymous: true, pictures })
    appeal = one.id
    await as('officer').takeOn({ appeal, words: '收到，马上查。' })
    await as('officer').askMore({ appeal, words: '是哪几天？' })
    await own.supplement({ appeal, words: '上周三和周四。', files: [] })
    await as('officer').answer({ appeal, words: '已经改了。', files: [] })
    expect((await own.mine({})).rows.map(({ id }) => id)).toEqual([appeal])
    expect((await own.appeal({ appeal })).mine).toBe(true)
    const posts = await somebody.to<typeof noticesContract>('notices').inbox({})
    expect(posts.rows.length).toBeGreaterThanOrEqual(3)
    expect(posts.rows.every(({ link }) => link?.id === 'mine')).toBe(true)
    await doors.advance(120_000)
  }, 300_000)

  test('has the name, the phone and the id of its author nowhere in what is kept of it', async () => {
    const { engine } = stage.home
    const person = personIdOf(openid)
    const betrayed: string[] = []
    for (const name of engine.collections()) {
      for (const doc of await engine.find(name, { filter: {} })) {
        const text = JSON.stringify(doc)
        // What the person has of their own: who they are, and that they proved their phone.
        const own = [doc._id, doc.record].includes(person) || ['people_demo', 'members_codes'].includes(name)
        if (!own && (text.includes(secret) || text.includes(phone))) betrayed.push(`${name} names them`)
        if (text.includes(person) && text.includes(appeal)) betrayed.push(`${name} ties them to it`)
      }
    }
    expect(betrayed).toEqual([])
    const lines = await engine.find('journal', { filter: { record: appeal } })
    expect(new Set(lines.map(({ name }) => name))).toEqual(new Set(['匿名职工', '周建国']))
  })

  test('shows nobody who it is, and is not called back', async () => {
    for (const role of ['officer', 'upper'] as const) {
      const seen = await as(role).appeal({ appeal })
      expect(seen.from).toBeNull()
      expect(JSON.stringify(seen)).not.toContain(secret)
      expect(seen.moves.map(({ name }) => name)).not.toContain('callBack')
    }
    const call = { appeal, at: await doors.now(), outcome: 'satisfied' as const, words: '打过了' }
    expect((await refusalOf(as('upper').callBack(call))).reason).toBe('anonymous')
    expect((await refusalOf(as('officer').phone({ appeal }))).reason).toBe('anonymous')
  })

  test('is opened by two people, once, within a day; it is journalled and told', async () => {
    const asked = await as('officer').askOpening({ appeal, reason: '说的是人身安全，要当面了解' })
    expect((await refusalOf(as('officer').openIdentity({ opening: asked.id }))).reason).toBe('not-agreed')
    expect((await refusalOf(as('officer').agreeOpening({ opening: asked.id }))).code).toBe('NOT_FOUND')
    const late = await as('upper').agreeOpening({ opening: asked.id })
    expect(late).toMatchObject({ state: 'agreed', asker: '周建国' })
    await doors.advance(day + 1000)
    expect((await refusalOf(as('officer').openIdentity({ opening: asked.id }))).reason).toBe('expired')
    const second = await as('officer').askOpening({ appeal, reason: '还是要当面了解' })
    await as('upper').agreeOpening({ opening: second.id })
    const opened = await as('officer').openIdentity({ opening: second.id })
    expect(opened.identity).toMatchObject({ name: secret })
    expect((await refusalOf(as('officer').openIdentity({ opening: second.id }))).reason).toBe('used')
    const [told] = (await somebody.to<typeof noticesContract>('notices').inbox({})).rows
    expect(told?.title).toBe('工会看了你的匿名身份')
    const seen = await somebody.to<typeof contract>('appeals').appeal({ appeal })
    expect(seen.timeline.at(-1)?.text).toContain('周建国提出，赵文斌同意。理由：还是要当面了解')
    await doors.advance(120_000)
    const lines = await stage.home.engine.find('journal', { filter: { record: second.id } })
    expect(lines.map(({ note }) => String(note)).join()).toMatch(/打开.*匿名身份，理由：还是要当面了解/)
    expect(JSON.stringify(lines)).not.toContain(secret)
  })

  test('is not opened by one person who holds both offices', async () => {
    const other = await ask({ anonymous: true })
    const filter = { _id: personIdOf(stage.player('in', 'officer').id) }
    const role = { role: 'officer', of: 'in-street', path: '/in-district/in-street/', name: '街道总工会' }
    const { id } = await as('officer').askOpening({ appeal: other.id, reason: '想知道是谁' })
    await stage.home.engine.update('people', { filter, update: { $push: { roles: role } } })
    const no = await refusalOf(as('officer').agreeOpening({ opening: id }))
    expect(no.reason).toBe('same-person')
    await stage.home.engine.update('people', { filter, update: { $pull: { roles: { of: 'in-street' } } } })
  })
})

describe('the 12351 line', () => {
  const heads = ['工单号', '来电时间', '来电人', '电话', '类别', '涉及单位', '内容', '承办工会']
  const sheetOf = async (rows: string[][]) => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('工单').addRows([heads, ...rows])
    return doors.upload(stage.player('in', 'upper').token, new Uint8Array(await book.xlsx.writeBuffer()))
  }
  const called = (at: number) => new Date(at + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')

  test('a ticket runs under the same numbers and clocks, dated from the call, and is there once', async () => {
    const calledAt = (await doors.now()) - 3 * day
    const ticket = {
      ticket: 'YZ-0001',
      calledAt,
      caller: '钱小芳',
      phone: '13600001234',
      kind: 'complaint' as const,
      unit: '',
      words: '加班没有安排休息。',
    }
    const one = await as('officer').enterTicket(ticket)
    expect(one).toMatchObject({
      source: '12351',
      receivedAt: calledAt,
      ticket: { number: 'YZ-0001', calledAt },
    })
    expect(one.number).toMatch(/^工厂诉〔/)
    const no = await refusalOf(as('officer').enterTicket({ ...ticket, words: '又来电话了。' }))
    expect(no).toMatchObject({ reason: 'ticket-there', field: 'ticket' })
    expect(no.message).toContain(one.number)
  })

  test('a file names each bad row, takes the good ones, and the same file again changes nothing', async () => {
    const at = called((await doors.now()) - day)
    const good = (n: number, union = '工厂工会') => [
      `YZ-1${String(n).padStart(3, '0')}`,
      at,
      '钱小芳',
      '13600001234',
      '投诉',
      '宏达机械',
      '加班没有安排休息。',
      union,
    ]
    const rows = [
      ...Array.from({ length: 60 }, (_, i) => good(i)),
      good(0),
      [...good(70).slice(0, 4), '骂人', '', '内容够长了', ''],
      [...good(71).slice(0, 1), '昨天', ...good(71).slice(2)],
      good(72, '不存在的工会'),
      good(73, ''),
    ]
    const take = async () => {
      let seen = await as('upper').importTickets({ file: await sheetOf(rows), name: '工单.xlsx' })
      while (seen.state === 'taking') seen = await as('upper').goOnImport({ import: seen.id })
      return seen
    }
    const first = await take()
    expect(first).toMatchObject({ state: 'done', rows: 65, fresh: 61, same: 0 })
    expect(first.faults.map(({ line, why }) => [line, why])).toEqual([
      [62, '和第 2 行是同一个工单号'],
      [63, expect.stringContaining('类别')],
      [64, expect.stringContaining('来电时间')],
      [65, expect.stringContaining('不存在的工会')],
    ])
    expect(await take()).toMatchObject({ fresh: 0, same: 61 })
  })
})

describe('the month', () => {
  test('every figure leads to exactly the appeals behind it, for the union and for the one above', async () => {
    const month = await monthNow()
    for (const role of ['officer', 'upper'] as const) {
      const { rows, union } = await as(role).scores({ month })
      const [own] = rows
      expect(own?.union).toBe(union.id)
      for (const figure of [
        'received',
        'answered',
        'onTime',
        'satisfied',
        'unsatisfied',
        'silent',
      ] as const) {
        let cursor: string | null = null
        let n = 0
        do {
          const page: Awaited<ReturnType<Client['behind']>> = await as(role).behind({
            month,
            union: union.id,
            figure,
            cursor,
          })
          n += page.rows.length
          cursor = page.next
        } while (cursor)
        expect({ role, figure, n }).toEqual({ role, figure, n: own?.all[figure] })
      }
    }
    const outside = stage.player('out', 'officer').to<typeof contract>('appeals')
    expect((await refusalOf(outside.scores({ month, union: 'in-workplace' }))).code).toBe('NOT_FOUND')
  })

  test('the sheet has the same figures', async () => {
    const month = await monthNow()
    const { url } = await as('upper').exportScores({ month })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await (await fetch(url)).arrayBuffer())
    const { rows } = await as('upper').scores({ month })
    const sheet = book.worksheets[0]
    expect(sheet?.rowCount).toBe(rows.length + 1)
    expect(sheet?.getRow(2).getCell(2).text).toBe(String(rows[0]?.all.received))
  })
})

test('every query had its index', () => {
  expect(stage.unserved).toEqual([])
})
