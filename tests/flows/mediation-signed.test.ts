import * as v from 'valibot'
import type { Action } from '../../cloudfunctions/kit/contract'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import { type Case, contract } from '../../cloudfunctions/mediation/contract'
import { type Caller, type Stage, setStage } from '../world'
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
type Input = { case: string; [field: string]: unknown }

const of = (person: Caller) => person.to<typeof contract>('mediation')
const as = (role: Role) => of(stage.player('in', role))
const idOf = (role: Role) => personIdOf(stage.player('in', role).id)
const dateOf = (instant: number) => new Date(instant + 8 * 3600_000).toISOString().slice(0, 10)
const today = async () => dateOf(await doors.now())

let drawings = 0
const drawing = () => {
  drawings += 1
  return Buffer.from(`%PDF-1.4 签名 ${drawings}`)
}

/** Where an input of an action takes a signature, and how it is made. */
const signing = Object.entries<Action>(contract.actions).flatMap(([name, action]) => {
  const entries: unknown = Reflect.get(action.input, 'entries')
  return Object.entries(Object(entries)).flatMap(([field, schema]) => {
    const { signs } = v.getMetadata(schema as v.GenericSchema)
    return typeof signs === 'string' ? [{ name, field, signs, action }] : []
  })
})

const drawn = signing.filter(({ signs }) => signs === 'drawn')

async function inputOf(action: Action, role: Role): Promise<Input> {
  return Object(await action.example(await stage.worldFor(stage.player('in', role))))
}

/** The input with a signature of these bytes, put there by who sends it. */
async function signed(input: Input, field: string, owner: Caller, bytes: Buffer): Promise<Input> {
  return { ...input, [field]: await doors.upload(owner.token, bytes) }
}

test('minutes, receipts and consents are drawn, agreements photographed; nothing else is signed', () => {
  expect(signing.map(({ name, signs }) => `${name} ${signs}`).sort()).toEqual([
    'consentSettlement drawn',
    'recordSignature page',
    'signMinutes drawn',
    'signReceipt drawn',
  ])
})

describe.each(signing)('$name $field', ({ name, field, signs, action }) => {
  const first: Role = signs === 'drawn' ? 'worker' : 'mediator'
  const send = (owner: Caller, input: Input) => owner.call('mediation', name, input)

  test('takes no picture that was put into the case before, by whoever it was', async () => {
    const input = await inputOf(action, first)
    const bytes = drawing()
    const own = stage.player('in', first)
    if (signs === 'page') {
      await own.call('mediation', name, await signed(input, field, own, bytes))
      const again = await signed({ ...input, signers: ['res-0'] }, field, own, bytes)
      expect(await refusalOf(send(own, again))).toMatchObject({ reason: 'same-picture', field })
      return
    }
    await send(own, await signed(input, field, own, bytes))
    const other = stage.player('in', 'party')
    const copied = await refusalOf(send(other, await signed(input, field, other, bytes)))
    expect(copied).toMatchObject({ reason: 'same-picture', field })
    expect(copied.message).toMatch(/已经用过/)
  })

  test('takes no picture that lies among the evidence', async () => {
    const input = await inputOf(action, first)
    const own = stage.player('in', first)
    const bytes = drawing()
    const files = [{ file: await doors.upload(own.token, bytes), name: '聊天截图' }]
    await own.call('mediation', 'addEvidence', { case: input.case, kind: 'picture', source: '手机', files })
    const taken = send(own, await signed(input, field, own, bytes))
    expect(await refusalOf(taken)).toMatchObject({ reason: 'same-picture' })
  })

  test('counts once: a second of the same signer is refused, and of two at once one stands', async () => {
    const input = await inputOf(action, first)
    const own = stage.player('in', first)
    const two = await Promise.all([1, 2].map(() => signed(input, field, own, drawing())))
    const outcomes = await Promise.allSettled(two.map(one => send(own, one)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const third = await refusalOf(send(own, await signed(input, field, own, drawing())))
    expect(['not-now', 'signed']).toContain(third.reason)
  })

  test('is nothing for one who is not in the case, nor for whom it is not', async () => {
    const input = await inputOf(action, first)
    const others: Role[] = signs === 'drawn' ? ['mediator', 'guest', 'steward'] : ['worker', 'party']
    for (const role of others) {
      const other = stage.player('in', role)
      expect((await refusalOf(send(other, await signed(input, field, other, drawing())))).code).toBe(
        'NOT_FOUND',
      )
    }
  })
})

describe.each(drawn)('$name', ({ name, field, action }) => {
  test('is refused for a text that is no longer what its signer saw', async () => {
    const input = await inputOf(action, 'worker')
    const old = JSON.parse(JSON.stringify(input).replaceAll(/[0-9a-f]{64}/g, 'ab'.repeat(32)))
    const own = stage.player('in', 'worker')
    const stale = own.call('mediation', name, await signed(old, field, own, drawing()))
    expect(await refusalOf(stale)).toMatchObject({ code: 'CONFLICT', reason: 'paper-changed' })
  })

  test('is not put in from a computer', () => expect(action.from).toBe('phone'))
})

/** A case in one of somebody's lists, on whichever page it stands. */
async function rowOf(person: Caller, list: 'mine' | 'level', id: string) {
  for (let cursor: string | null = null; ; ) {
    const page = await of(person).worklist({ list, cursor })
    const row = page.rows.find(one => one.id === id)
    if (row || !page.next) return row
    cursor = page.next
  }
}

const stored = async (id: string) => {
  const [doc] = await stage.home.engine.find('mediation_cases', { filter: { _id: id } })
  return doc
}

test('what was signed for is to be signed again once its text is another, minutes, agreement and paper', async () => {
  const world = await stage.worldFor(stage.player('in', 'worker'))
  const own = stage.player('in', 'worker')
  for (const { name, field, action } of drawn) {
    const input: Input = Object(await action.example(world))
    await own.call('mediation', name, await signed(input, field, own, drawing()))
    const before = await of(own).case({ case: input.case })
    expect(before.moves.map(move => move.name)).not.toContain(name === 'signReceipt' ? '' : name)
    const doc = Object(await stored(input.case))
    const [session] = doc.sessions
    await stage.home.engine.update('mediation_cases', {
      filter: { _id: input.case },
      update: {
        $set: {
          'applicants.0.name': '苏小梅',
          ...(session?.minutes && { 'sessions.0.minutes.text': '后来改过的话' }),
          ...(doc.agreement && { 'agreement.result': '后来改过的协议' }),
        },
      },
    })
    const after = await of(own).case({ case: input.case })
    expect(after.moves.map(move => move.name)).toContain(name)
    if (name === 'signReceipt')
      expect(after.papers.find(({ key }) => key === 'acceptance-0')).toMatchObject({ toSign: true })
  }
})

const terms = async () => ({
  result: '公司支付苏晓梅工资 12000 元，双方再无其他争议。',
  performance: '分两笔转入工资卡。',
  instalments: [
    { day: dateOf((await doors.now()) + 2 * day), amount: 600_000, what: '第一笔' },
    { day: dateOf((await doors.now()) + 40 * day), amount: 600_000, what: '第二笔' },
  ],
})

/** A case whose agreement is written; with `whole`, it has no instalments. */
async function agreed(whole = false): Promise<{ id: string; one: Case }> {
  const world = await stage.worldFor(stage.player('in', 'worker'))
  const other = world.person('party')
  const { id } = await as('worker').file({
    body: world.body,
    filer: '苏晓梅',
    dispute: 'wages',
    respondent: '宏达机械有限公司',
    respondentAddress: '',
    request: '支付拖欠的工资 12000 元',
    facts: '公司自 8 月起没有发工资。',
  })
  await as('mediator').accept({ case: id })
  await as('mediator').assign({ case: id, mediator: idOf('mediator') })
  await as('mediator').callIn({
    case: id,
    respondent: 1,
    name: other.name,
    office: '人事',
    phone: other.phone,
  })
  const written = await terms()
  const one = await as('mediator').settle({ case: id, ...written, ...(whole && { instalments: [] }) })
  return { id, one }
}

async function performing(whole = false): Promise<string> {
  const { id, one } = await agreed(whole)
  const signers = (one.agreement?.signatures ?? []).map(({ key }) => key)
  const photo = await doors.upload(stage.player('in', 'mediator').token, drawing())
  await as('mediator').recordSignature({ case: id, signers, day: await today(), photo })
  return id
}

test('one photographed page bears several signatures, and says who put it in and that they signed on paper', async () => {
  const id = await performing()
  const seen = await as('worker').case({ case: id })
  expect(seen.state).toBe('performing')
  for (const one of seen.agreement?.signatures ?? []) expect(one).toMatchObject({ putIn: '沈雪琴' })
  expect(seen.agreement?.consents).toEqual([])
  const { rows } = (await stage.player('in', 'worker').call('notices', 'inbox', {})) as {
    rows: { title: string; body?: string }[]
  }
  expect(rows.map(({ title }) => title)).toContain(`${seen.number}：协议生效，履行中`)
})

test('signatures put in for other words do not bring an agreement into force', async () => {
  const { id, one } = await agreed()
  const [last, ...others] = [...(one.agreement?.signatures ?? [])].map(({ key }) => key).reverse()
  const page = async () => doors.upload(stage.player('in', 'mediator').token, drawing())
  const on = await today()
  await as('mediator').recordSignature({ case: id, signers: others, day: on, photo: await page() })
  const changed = { filter: { _id: id }, update: { $set: { 'agreement.result': '公司什么都不付。' } } }
  await stage.home.engine.update('mediation_cases', changed)
  const after = await as('mediator').recordSignature({
    case: id,
    signers: [last ?? ''],
    day: on,
    photo: await page(),
  })
  expect(after.state).toBe('agreed')
  expect(after.agreement?.signatures.filter(({ day }) => day)).toHaveLength(1)
})

describe('a payment', () => {
  const receipt = async (role: Role) => ({
    file: await doors.upload(stage.player('in', role).token, drawing()),
    name: '转账回单',
  })

  test('that was only told is not paid, whoever says so, and settles nothing', async () => {
    const id = await performing()
    const day = await today()
    await as('party').recordPayment({ case: id, instalment: 'pay-0', day, receipt: await receipt('party') })
    const told = await as('mediator').recordPayment({ case: id, instalment: 'pay-1', day })
    expect(told.state).toBe('performing')
    const payments = told.agreement?.instalments.map(({ payment }) => payment) ?? []
    expect(payments.map(({ state, paidOn }) => [state, paidOn])).toEqual([
      ['told', null],
      ['told', null],
    ])
    expect(payments[0]?.told).toMatchObject({ name: '王建业', receipt: { name: '转账回单' } })
    expect(told.clocks.some(({ name, stopped }) => name === 'mediation.payee-word' && !stopped)).toBe(true)
    for (const who of ['party', 'mediator'] as const)
      expect(
        (await refusalOf(as(who).confirmPayment({ case: id, instalment: 'pay-0', day }))).reason,
      ).toMatch(/not-now|not-found/)
    expect((await refusalOf(as('mediator').perform({ case: id, how: '都付了' }))).code).toBe('NOT_FOUND')
  })

  test('is closed by the mediator only when due, with a receipt, after the payee had their days and said nothing', async () => {
    const id = await performing()
    const told = await today()
    await as('mediator').recordPayment({ case: id, instalment: 'pay-0', day: told })
    await as('party').recordPayment({
      case: id,
      instalment: 'pay-1',
      day: told,
      receipt: await receipt('party'),
    })
    const close = async (instalment: string, more: object = {}) =>
      as('mediator').closePayment({ case: id, instalment, reason: '打了三次电话没有人接', ...more })
    expect((await refusalOf(close('pay-0'))).reason).toBe('not-now')
    await stage.pass(12 * day)
    expect((await refusalOf(close('pay-0'))).reason).toBe('no-receipt')
    expect((await refusalOf(close('pay-1'))).reason).toBe('not-due')
    const closed = await close('pay-0', { receipt: await receipt('mediator') })
    expect(closed.agreement?.instalments[0]?.payment).toMatchObject({ state: 'paid', paidOn: told })
    expect(closed.state).toBe('performing')
    const all = await as('worker').confirmPayment({ case: id, instalment: 'pay-1', day: await today() })
    expect(all.state).toBe('settled')
  })

  test('that did not come keeps the case open and says so in its mediator’s list', async () => {
    const id = await performing()
    const told = await today()
    const input = { case: id, instalment: 'pay-0', day: told, receipt: await receipt('party') }
    await as('party').recordPayment(input)
    await as('worker').objectPayment({ case: id, instalment: 'pay-0', words: '卡里没有到账' })
    const row = await rowOf(stage.player('in', 'mediator'), 'mine', id)
    expect(row).toMatchObject({ label: '收款人说没有收到', tone: 'late' })
    const seen = await as('mediator').case({ case: id })
    expect(seen.clocks.some(({ name, stopped }) => name === 'mediation.objection' && !stopped)).toBe(true)
    await stage.pass(12 * day)
    const close = as('mediator').closePayment({ case: id, instalment: 'pay-0', reason: '回单在案' })
    expect((await refusalOf(close)).reason).toBe('not-now')
    const again = {
      ...input,
      receipt: { ...input.receipt, file: await doors.upload(stage.player('in', 'party').token, drawing()) },
    }
    expect((await as('party').recordPayment(again)).agreement?.instalments[0]?.payment.state).toBe('told')
    const paid = await as('worker').confirmPayment({ case: id, instalment: 'pay-0', day: told })
    expect(paid.agreement?.instalments[0]?.payment).toMatchObject({ state: 'paid', objection: null })
  })

  test('has a receipt of its own: the same picture is none for a second payment', async () => {
    const id = await performing()
    const bytes = drawing()
    const { token } = stage.player('in', 'party')
    const proof = async () => ({ file: await doors.upload(token, bytes), name: '回单' })
    const on = await today()
    await as('party').recordPayment({ case: id, instalment: 'pay-0', day: on, receipt: await proof() })
    const second = as('party').recordPayment({
      case: id,
      instalment: 'pay-1',
      day: on,
      receipt: await proof(),
    })
    expect((await refusalOf(second)).reason).toBe('same-picture')
  })

  test('told twice at once is told once, confirmed twice at once settles once', async () => {
    const id = await performing(true)
    const input = { case: id, instalment: 'whole', day: await today() }
    const told = await Promise.allSettled([
      as('party').recordPayment(input),
      as('mediator').recordPayment(input),
    ])
    expect(told.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const word = await Promise.allSettled([1, 2].map(() => as('worker').confirmPayment(input)))
    expect(word.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { timeline, state } = await as('worker').case({ case: id })
    expect(state).toBe('settled')
    expect(timeline.filter(({ text }) => text.startsWith('协议已经履行'))).toHaveLength(1)
  })

  test('for two who asked together is paid when both have said so', async () => {
    const confirming: Action = contract.actions.confirmPayment
    const input = await inputOf(confirming, 'worker')
    const one = (await stage.player('in', 'worker').call('mediation', 'confirmPayment', input)) as Case
    expect(one.agreement?.instalments[0]?.payment).toMatchObject({ state: 'due', confirmed: 1, payees: 2 })
    const own = as('worker').perform({ case: input.case, how: '都到了' })
    expect((await refusalOf(own)).reason).toBe('not-now')
    const two = (await stage.player('in', 'party').call('mediation', 'confirmPayment', input)) as Case
    expect(two.agreement?.instalments[0]?.payment).toMatchObject({ state: 'paid', confirmed: 2 })
  })
})

test('no query of all this went without an index', () => expect(stage.unserved).toEqual([]))
