import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case, contract, Receipt } from '../../cloudfunctions/mediation/contract'
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
const as = (role: Role) => stage.player('in', role).to<typeof contract>('mediation')
const inbox = async (role: Role) =>
  (await stage.player('in', role).to<typeof noticesContract>('notices').inbox({})).rows.map(
    ({ title }) => title,
  )

const dateOf = (instant: number) => new Date(instant + 8 * 3600_000).toISOString().slice(0, 10)
const clockOf = (one: Case, name: string) => one.clocks.find(clock => clock.name === name)
const upload = (role: Role, words: string) =>
  doors.upload(stage.player('in', role).token, Buffer.from(`%PDF-1.4 ${words}`))

const words = {
  dispute: 'wages' as const,
  respondent: '宏达机械有限公司',
  respondentAddress: '东河街道工业路 8 号',
  request: '支付 2026 年 8 月至 9 月工资 12000 元',
  facts: '公司自 8 月起没有发工资，多次去问都说再等等。',
}

/** A new worker files; the last one who came is the worker of the stage. */
async function file(more: object = {}): Promise<Receipt> {
  const world = await stage.worldFor(stage.player('in', 'worker'))
  return as('worker').file({ body: world.body, filer: '苏晓梅', ...words, ...more })
}

/** Whom the mediator calls in for the employer, always the same person. */
const otherSide = () => {
  known ??= stage.worldFor(stage.player('in', 'mediator')).then(world => world.person('party'))
  return known
}
let known: Promise<{ phone: string; name: string }> | undefined

async function mediatingCase(more: object = {}): Promise<string> {
  const other = await otherSide()
  const { id } = await file(more)
  await as('mediator').callIn({
    case: id,
    respondent: 1,
    name: other.name,
    office: '人事经理',
    phone: other.phone,
  })
  await as('mediator').accept({ case: id })
  const waiting = await as('worker').case({ case: id })
  const mine = waiting.papers.filter(({ toSign }) => toSign).map(({ key }) => key)
  expect(mine).toEqual(['receipt-0', 'acceptance-0'])
  const drawn = await upload('worker', '苏')
  const seen = waiting.papers.flatMap(({ key, hash }) => (hash ? [{ paper: key, seen: hash }] : []))
  const others = [{ paper: 'inquiry-0', seen: seen[0]?.seen ?? '' }]
  await expect(as('worker').signReceipt({ case: id, papers: others, signature: drawn })).rejects.toThrow(
    '不用你签收',
  )
  const served = await as('worker').signReceipt({ case: id, papers: seen, signature: drawn })
  expect(served.papers.some(({ toSign }) => toSign)).toBe(false)
  expect(served.moves.map(({ name }) => name)).not.toContain('signReceipt')
  expect(served.papers.map(({ kind }) => kind)).not.toContain('delivery')
  const theirs = (await as('party').case({ case: id })).papers
  await as('party').signReceipt({
    case: id,
    papers: [{ paper: 'acceptance-0', seen: theirs.find(({ key }) => key === 'acceptance-0')?.hash ?? '' }],
    signature: await upload('party', '王'),
  })
  const proof = await as('mediator').case({ case: id })
  expect(proof.papers.find(({ kind }) => kind === 'acceptance')?.received).toHaveLength(2)
  expect(proof.papers.filter(({ kind }) => kind === 'delivery')).toHaveLength(1)
  const [first] = await as('mediator').mediators({ case: id })
  await as('mediator').assign({ case: id, mediator: first?.person ?? '' })
  return id
}

const terms = (now: number) => ({
  result: '公司支付苏晓梅工资 12000 元，双方再无其他争议。',
  performance: '分两笔转入工资卡。',
  instalments: [
    { day: dateOf(now + 10 * day), amount: 600_000, what: '第一笔' },
    { day: dateOf(now + 40 * day), amount: 600_000, what: '第二笔' },
  ],
})

async function signAll(id: string, on: string) {
  const { agreement } = await as('mediator').case({ case: id })
  const signers = (agreement?.signatures ?? []).map(({ key }) => key)
  const photo = await upload('mediator', `签好的协议 ${id}`)
  return as('mediator').recordSignature({ case: id, signers, day: on, photo })
}

test('a dispute goes from filing to archive with both sides, and the file has one hash', async () => {
  const other = await otherSide()
  const world = await stage.worldFor(stage.player('in', 'worker'))
  const files = [{ file: await upload('worker', '工资卡流水'), name: '流水.pdf' }]
  const receipt = await as('worker').file({
    body: world.body,
    filer: '苏晓梅',
    ...words,
    evidence: [{ kind: 'document', source: '本人的工资卡', files }],
  })
  const id = receipt.id
  expect(receipt.number).toMatch(/劳调〔20\d\d〕\d+号$/)
  await as('mediator').askOther({ case: id })
  await as('mediator').callIn({
    case: id,
    respondent: 1,
    name: other.name,
    office: '人事经理',
    phone: other.phone,
  })
  expect((await as('party').mine({})).rows.map(row => row.id)).toContain(id)
  await as('party').otherAgrees({ case: id, how: '电话里同意' })
  const accepted = await as('mediator').accept({ case: id })
  expect(accepted.otherSide).toMatchObject({ agreed: true })
  expect(accepted.papers.map(({ kind }) => kind)).toEqual(['application', 'receipt', 'inquiry', 'acceptance'])
  const [first] = await as('mediator').mediators({ case: id })
  await as('mediator').assign({ case: id, mediator: first?.person ?? '' })
  await as('mediator').declare({ case: id, interest: 'none' })

  const now = await doors.now()
  const plan = { room: null, place: '街道调解室', from: now + 3600_000, to: now + 2 * 3600_000 }
  const { sessions } = await as('mediator').bookSession({ case: id, ...plan })
  const session = sessions[0]?.key ?? ''
  expect(await inbox('party')).toContain(`${receipt.number}：约调解`)
  const { digits } = await as('mediator').sessionCode({ case: id, session })
  await as('worker').attend({ case: id, session, code: digits })
  await as('party').attend({ case: id, session, code: digits })
  const minuted = await as('mediator').writeMinutes({ case: id, session, text: '公司愿意分两笔付清。' })
  const seen = minuted.sessions[0]?.minutes?.hash ?? ''
  await as('worker').signMinutes({ case: id, session, seen, signature: await upload('worker', '苏') })
  const drawn = await upload('party', '王')
  const signed = await as('party').signMinutes({ case: id, session, seen, signature: drawn })
  expect(signed.sessions[0]?.arrived).toHaveLength(2)
  expect(signed.sessions[0]?.minutes?.signed).toHaveLength(2)

  await as('mediator').proposeExtension({ case: id, days: 10, reason: '公司财务出差' })
  const before = await as('worker').agreeExtension({ case: id })
  const after = await as('party').agreeExtension({ case: id })
  expect(before.extension?.inForce).toBe(false)
  expect(after.extension?.inForce).toBe(true)
  const due = (one: Case, name: string) => clockOf(one, name)?.dueAt ?? 0
  expect(due(after, 'mediation.from-receipt')).toBe(due(before, 'mediation.from-receipt'))
  expect(due(after, 'mediation.from-acceptance')).toBeGreaterThan(due(before, 'mediation.from-acceptance'))

  const { agreement } = await as('mediator').settle({ case: id, ...terms(now) })
  const consent = { case: id, seen: agreement?.hash ?? '', signature: await upload('worker', '同意') }
  await as('worker').consentSettlement(consent)
  const inForce = await signAll(id, dateOf(now))
  expect(inForce).toMatchObject({ state: 'performing', agreement: { inForceOn: dateOf(now) } })
  expect(clockOf(inForce, 'mediation.review-window')).toMatchObject({ days: 15, stopped: false })
  expect(clockOf(inForce, 'mediation.confirm-window')).toMatchObject({ days: 30, sure: true })
  expect(clockOf(inForce, 'mediation.from-receipt')?.stopped).toBe(true)

  await stage.pass(8 * day)
  expect(await inbox('party')).toContain(`${receipt.number}：按协议付款`)
  const today = dateOf(await doors.now())
  const receipt1 = { file: await upload('party', '转账回单'), name: '回单.pdf' }
  await as('party').recordPayment({ case: id, instalment: 'pay-0', day: today, receipt: receipt1 })
  expect(await inbox('worker')).toContain(`${receipt.number}：说已经付了`)
  await as('worker').confirmPayment({ case: id, instalment: 'pay-0', day: today })
  const early = await as('mediator').recordPayment({ case: id, instalment: 'pay-1', day: today })
  expect(early.state).toBe('performing')
  expect(early.agreement?.instalments.map(({ payment }) => payment.state)).toEqual(['paid', 'told'])
  const paid = await as('worker').confirmPayment({ case: id, instalment: 'pay-1', day: today })
  expect(paid.state).toBe('settled')
  const archived = await as('mediator').archive({ case: id })
  expect(archived).toMatchObject({ state: 'archived', holder: null })
  expect(archived.archive?.hash).toMatch(/^[0-9a-f]{64}$/)
  const rated = await as('worker').rate({ case: id, stars: 'good', words: '办得快' })
  expect(rated.archive?.hash).toBe(archived.archive?.hash)
}, 300_000)

test('another side that does not answer ends the mediation by time, with its notice and a filled application', async () => {
  const { id, number } = await file()
  await as('mediator').askOther({ case: id })
  await stage.pass(9 * day)
  const ended = await as('worker').case({ case: id })
  expect(ended.state).toBe('unwilling')
  expect(ended.papers.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['failure', 'arbitration']))
  expect(await inbox('worker')).toContain(`${number}：对方到期没有答复，按不同意调解处理`)
}, 300_000)

test('supplements that do not come stop neither 15 days, and the case is decided on what there is', async () => {
  const receipt = await file()
  await as('mediator').askSupplement({ case: receipt.id, what: '请补充工资条' })
  await stage.pass(10 * day)
  const again = await as('mediator').case({ case: receipt.id })
  expect(again.state).toBe('filed')
  expect(clockOf(again, 'mediation.from-receipt')).toMatchObject({ stopped: false })
  expect(clockOf(again, 'mediation.from-receipt')?.dueAt).toBe(
    receipt.clocks.find(({ name }) => name === 'mediation.from-receipt')?.dueAt,
  )
}, 300_000)

test('from ten applicants on three to five represent them, and each gives their own word', async () => {
  const others = Array.from({ length: 9 }, (_, i) => ({ name: `工友${i}`, phone: `1390000${1000 + i}` }))
  expect((await refusalOf(file({ others }))).reason).toBe('representatives')
  expect((await refusalOf(file({ others, representatives: [0, 1] }))).reason).toBe('representatives')
  const id = await mediatingCase({ others, representatives: [0, 1, 2] })
  await as('mediator').settle({ case: id, ...terms(await doors.now()), instalments: [] })
  const waiting = await signAll(id, dateOf(await doors.now()))
  expect(waiting.state).toBe('agreed')
  expect(waiting.agreement?.signatures.filter(({ key }) => key.startsWith('app-'))).toHaveLength(3)
}, 300_000)

test('an employer reads neither other cases nor what was never theirs, a guest no minutes, a steward nothing', async () => {
  const id = await mediatingCase()
  const elsewhere = await file()
  expect((await refusalOf(as('party').case({ case: elsewhere.id }))).code).toBe('NOT_FOUND')
  for (const role of ['steward', 'officer', 'member'] as const) {
    expect((await refusalOf(as(role).case({ case: id }))).code).toBe('NOT_FOUND')
  }
  const world = await stage.worldFor(stage.player('in', 'mediator'))
  const guest = world.person('guest')
  await as('mediator').invite({ case: id, name: guest.name, office: '区人民法院', phone: guest.phone })
  const now = await doors.now()
  const plan = { room: null, place: '街道', from: now + 60_000, to: now + 3600_000 }
  const { sessions } = await as('mediator').bookSession({ case: id, ...plan })
  await as('mediator').writeMinutes({ case: id, session: sessions[0]?.key ?? '', text: '机密的话' })
  const seen = await as('guest').case({ case: id })
  expect(JSON.stringify(seen)).not.toContain('机密的话')
  expect(seen.papers.map(({ kind }) => kind)).not.toContain('minutes')
  const hidden = as('guest').paper({ case: id, paper: 'minutes-0' })
  expect((await refusalOf(hidden)).code).toBe('NOT_FOUND')
  expect((await as('party').paper({ case: id, paper: 'minutes-0' })).name).toMatch(/^调解笔录-.*\.docx$/)
  expect(JSON.stringify(await as('upper').oversee({ case: id }))).not.toMatch(/机密的话|工资 12000/)
  expect(JSON.stringify(await as('mediator').case({ case: id }))).toContain('机密的话')
}, 300_000)

test('evidence that was edited where it lies is found, named, and keeps the file from being closed', async () => {
  const id = await mediatingCase()
  const mark = `原来的流水 ${await doors.now()}`
  const given = [{ file: await upload('mediator', mark), name: '流水.txt' }]
  await as('mediator').addEvidence({ case: id, kind: 'document', source: '财务', files: given })
  expect(await as('mediator').checkEvidence({ case: id })).toEqual({ checked: 1, changed: [] })
  edit(join(stage.folder, 'files'), Buffer.byteLength(`%PDF-1.4 ${mark}`))
  expect(await as('mediator').checkEvidence({ case: id })).toEqual({ checked: 1, changed: ['流水.txt'] })
  await as('mediator').fail({ case: id, reason: '公司不愿意付' })
  expect((await refusalOf(as('mediator').archive({ case: id }))).reason).toBe('evidence-changed')
}, 300_000)

test('two mediators settling at once write one agreement', async () => {
  const id = await mediatingCase()
  const now = await doors.now()
  const both = await Promise.allSettled([
    as('mediator').settle({ case: id, ...terms(now) }),
    as('mediator').settle({ case: id, ...terms(now), result: '另一份协议。' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { timeline } = await as('mediator').case({ case: id })
  expect(timeline.filter(({ text }) => text.startsWith('写下协议'))).toHaveLength(1)
}, 300_000)

test('a case nobody touches is watched by the street, then the district; body and 15 days stay', async () => {
  const receipt = await file()
  await stage.pass(12 * day)
  const seen = await as('worker').case({ case: receipt.id })
  expect(seen.watch.length).toBeGreaterThanOrEqual(1)
  expect(seen.body).toBe(receipt.body)
  expect((await as('upper').watched({ list: 'late' })).rows.length).toBeGreaterThanOrEqual(0)
}, 300_000)

test('what ended counts once for every union from the body up', async () => {
  const month = dateOf(await doors.now()).slice(0, 7)
  const before = await as('upper').figures({ month })
  const id = await mediatingCase()
  await as('mediator').fail({ case: id, reason: '公司不愿意付' })
  const after = await as('upper').figures({ month })
  const ended = (rows: typeof after) => rows.find(({ level }) => level === 'street')?.ended ?? 0
  expect(ended(after)).toBe(ended(before) + 1)
}, 300_000)

test('ten with one claim against one employer raise a warning, without a word of who they are', async () => {
  const others = Array.from({ length: 9 }, (_, i) => ({ name: `同事${i}`, phone: `1370000${2000 + i}` }))
  await file({ others, representatives: [0, 1, 2], respondent: '远洋食品有限公司' })
  await stage.pass(2 * 60_000)
  const raised = await stage.home.engine.find('warnings_warnings', { filter: {} })
  expect(raised.some(one => JSON.stringify(one).includes('远洋食品'))).toBe(true)
  expect(JSON.stringify(raised)).not.toMatch(/苏晓梅|同事/)
}, 300_000)

test('no query of all this went without an index', () => expect(stage.unserved).toEqual([]))

function edit(folder: string, bytes: number): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    if (statSync(path).size === bytes) writeFileSync(path, '改过的流水')
  }
}
