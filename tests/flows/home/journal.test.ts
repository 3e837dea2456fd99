import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { contract } from '../../../cloudfunctions/journal/contract'
import type { contract as membersContract } from '../../../cloudfunctions/members/contract'
import { openEngine } from '../../../local/database/engine'
import type { Engine } from '../../../local/engine/engine-type'
import { keysBeside } from '../../../local/keys'
import { root } from '../../law/tree'
import { type Stage, setStage } from '../../world'

let stage: Stage
const folder = mkdtempSync(join(tmpdir(), 'niangjia-journal-'))

beforeAll(async () => {
  stage = await setStage()
}, 300_000)

afterAll(async () => {
  await stage.stop()
  rmSync(folder, { recursive: true, force: true })
})

const minute = 60_000

/** What the command says of a home, and how it ends. */
function checked(data: string, ...more: string[]) {
  const command = ['--import', 'tsx', join(root, 'scripts/journal.ts'), 'check', '--data', data]
  const keys = ['--keys', keysBeside(stage.folder)]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...keys, ...more], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, said: `${stdout}${stderr}`, seal: /封条：([0-9A-F-]{19})/.exec(stdout)?.[1] ?? '' }
}

/** The same home with something done to its database behind its back. */
async function tampered(name: string, work: (engine: Engine) => Promise<unknown>) {
  const data = join(folder, name)
  cpSync(stage.folder, data, { recursive: true })
  const engine = openEngine({ file: join(data, 'cloud.db'), now: Date.now })
  await work(engine)
  await engine.close()
  return checked(data)
}

const journalOf = (role: 'officer' | 'worker' | 'auditor' | 'member') =>
  stage.player('in', role).to<typeof contract>('journal')

describe('whoever looks at somebody', () => {
  test('leaves a line that both they and their union read', async () => {
    const officer = stage.player('in', 'officer')
    const member = stage.player('in', 'member')
    const [row] = (await officer.to<typeof membersContract>('members').members({})).rows
    const mine = await member.to<typeof membersContract>('members').me({})
    expect(mine.member).not.toBeNull()
    const id = mine.member?.id ?? row?.id ?? ''
    await officer.to<typeof membersContract>('members').application({ application: id })
    await officer.to<typeof membersContract>('members').application({ application: id })
    await officer
      .to<typeof membersContract>('members')
      .reveal({ member: id, what: 'phone', reason: '打电话核对地址' })
    await stage.pass(minute)
    const { rows } = await journalOf('member').mine({})
    expect(rows.map(({ look, by, note }) => [look, by, note])).toEqual([
      ['revealed', '周建国', '查看手机号明文，原因：打电话核对地址'],
      ['opened', '周建国', '打开看了'],
    ])
    const looks = await journalOf('auditor').looks({})
    expect(looks.rows.slice(0, 2).map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  })

  test('and at nobody else leaves none with anybody else; their own record leaves none at all', async () => {
    const { rows } = await journalOf('worker').mine({})
    expect(rows).toEqual([])
    const own = await stage.player('in', 'member').to<typeof membersContract>('members').me({})
    await stage
      .player('in', 'member')
      .to<typeof membersContract>('members')
      .application({ application: own.member?.id ?? '' })
    await stage.pass(minute)
    expect((await journalOf('member').mine({})).rows).toHaveLength(2)
  })

  test('more than work needs is told to the auditor and to the union above, once a day', async () => {
    const officer = stage.player('in', 'officer').to<typeof membersContract>('members')
    const own = await stage.player('in', 'member').to<typeof membersContract>('members').me({})
    for (let i = 0; i < 32; i += 1)
      await officer.reveal({ member: own.member?.id ?? '', what: 'phone', reason: `核对第 ${i} 次` })
    await stage.pass(minute)
    await stage.pass(minute)
    const { rows } = await journalOf('auditor').alerts({})
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ name: '周建国', look: 'revealed' })
  })
})

describe('the chain of the journal', () => {
  let seal = ''

  test('holds for what nobody touched, while the home works', async () => {
    await stage.pass(minute)
    const { status, said, seal: last } = checked(stage.folder)
    expect([status, said]).toEqual([0, expect.stringContaining('都对得上')])
    seal = last
    expect(await journalOf('officer').findSeal({ seal })).toMatchObject({ found: true })
    expect(checked(stage.folder, '--seal', seal.toLowerCase()).status).toBe(0)
    const whole = await journalOf('auditor').check({ from: 1 })
    expect(whole).toMatchObject({ faults: [], next: null })
    expect(whole.last?.seal).toBe(seal)
  })

  const looked = { filter: { look: 'revealed' } }
  const ways: [string, string, (engine: Engine) => Promise<unknown>][] = [
    [
      'a word changed',
      '被改过',
      engine => engine.update('journal', { ...looked, update: { $set: { note: '没有看过' } } }),
    ],
    ['a line deleted', '少了 1 条', engine => engine.remove('journal', looked)],
    [
      'a line hidden from lists',
      '被改过',
      engine => engine.update('journal', { ...looked, update: { $set: { of: [], over: [] } } }),
    ],
    [
      'a line said to be erased',
      '被改过',
      engine =>
        engine.update('journal', {
          ...looked,
          update: { $set: { note: '', gone: { leaf: 'x', mark: 'y' } } },
        }),
    ],
    [
      'a line put in',
      '多出 1 条',
      async engine => {
        const [line] = await engine.find('journal', { ...looked, limit: 1 })
        await engine.insert('journal', [{ ...line, _id: 'another', by: 'somebody' }])
      },
    ],
    [
      'the last block deleted',
      '不见了',
      async engine => {
        const [last] = await engine.find('journal_blocks', { filter: {}, sort: { n: -1 }, limit: 1 })
        await engine.remove('journal_blocks', { filter: { _id: last?._id } })
        await engine.remove('journal', { filter: { block: last?.n }, multi: true })
      },
    ],
    [
      'a block without one of its lines',
      '这一段自己的内容被改过',
      async engine => {
        const [block] = await engine.find('journal_blocks', { filter: {}, sort: { n: 1 }, limit: 1 })
        const leaves = block?.leaves
        if (!Array.isArray(leaves)) throw new Error('there is no block')
        await engine.update('journal_blocks', {
          filter: { _id: block?._id },
          update: { $set: { leaves: leaves.slice(1) } },
        })
      },
    ],
  ]

  test.each(ways)('shows %s', async (name, words, work) => {
    const { status, said } = await tampered(name.replaceAll(' ', '-'), work)
    expect([status, said]).toEqual([1, expect.stringContaining(words)])
  })

  test('shows a line written behind its back before it was chained', async () => {
    const { engine } = stage.home
    const [line] = await engine.find('journal', { filter: {}, limit: 1 })
    const forged = { ...line, _id: 'forged', block: 0, note: '别人写的' }
    await engine.insert('journal', [forged])
    await stage.pass(minute)
    const whole = await journalOf('officer').check({ from: 1 })
    expect(whole.faults.map(({ words }) => words)).toEqual(['多出 1 条不是这里写的记录'])
    expect(await journalOf('officer').findSeal({ seal: '0123-4567-89AB-CDEF' })).toEqual({ found: false })
  })
})
