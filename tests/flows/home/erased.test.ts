import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { contract as keptContract } from '../../../cloudfunctions/kept/contract'
import type { Home } from '../../../local/home'
import { openHome } from '../../home'
import { doorsOf } from '../people'
import { isThere, passDays, prove, visit } from './coming-back'

const folder = mkdtempSync(join(tmpdir(), 'niangjia-erased-'))
const data = join(folder, 'data')
const before = join(folder, 'before')
const openid = 'person-000001'

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openHome({ port: 0, data, demo: true, seed: false })

/** Runs the home for as long as this takes. */
async function inHome<R>(work: (home: Home) => Promise<R>): Promise<R> {
  const home = await open()
  try {
    return await work(home)
  } finally {
    await home.stop()
  }
}

test('whoever was erased and comes back stays when the home is started again', async () => {
  await inHome(home => prove(home, openid, '13700000001'))
  cpSync(data, before, { recursive: true })
  await inHome(async home => {
    const person = await visit(home, openid)
    await person.to<typeof keptContract>('kept').erase({ sure: '注销' })
    await passDays(home)
    expect(await isThere(home, openid)).toBe(false)
  })
  await inHome(home => prove(home, openid, '13700000002'))
  await inHome(async home => {
    await passDays(home)
    expect(await isThere(home, openid)).toBe(true)
  })
}, 300_000)

test('whoever comes back before the second look for what is left of them stays', async () => {
  await inHome(async home => {
    const id = 'person-000003'
    await prove(home, id, '13700000003')
    const person = await visit(home, id)
    let { state } = await person.to<typeof keptContract>('kept').erase({ sure: '注销' })
    while (state === 'erasing') state = (await person.to<typeof keptContract>('kept').erasing({})).state
    expect(await isThere(home, id)).toBe(false)
    await doorsOf(home.url).advance(600_000)
    await prove(home, id, '13700000004')
    await passDays(home)
    expect(await isThere(home, id)).toBe(true)
  })
}, 300_000)

test('a backup of before does not bring back whoever was erased since', async () => {
  rmSync(data, { recursive: true })
  cpSync(before, data, { recursive: true })
  await inHome(async home => {
    expect(await isThere(home, openid)).toBe(true)
    await passDays(home)
    expect(await isThere(home, openid)).toBe(false)
  })
}, 300_000)

test('the number of somebody who was erased is proven by the next like every other', async () => {
  await inHome(async home => {
    const { person } = await prove(home, 'person-000002', '13700000001')
    expect(person).toMatchObject({ phone: '137****0001' })
  })
}, 300_000)
