import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Home } from '../../../local/home'
import { doorsOf, playing } from '../../flows/people'
import { openHome } from '../../home'
import { builtWeapp } from './built'
import { openWeapp, type Weapp } from './driver'

const data = mkdtempSync(join(tmpdir(), 'niangjia-kept-weapp-'))

let home: Home
let weapp: Weapp

beforeAll(async () => {
  const dist = await builtWeapp()
  home = await openHome({ port: 0, data, demo: true })
  const doors = doorsOf(home.url)
  const worker = playing(await doors.people(), '会员', '宏达机械工会')
  weapp = await openWeapp({ dist, gateway: home.url, token: (await doors.as(worker)).token })
}, 300_000)

afterAll(async () => {
  await weapp?.close()
  await home?.stop()
  rmSync(data, { recursive: true, force: true })
})

test('on the phone somebody sees what is kept of them, takes it along and leaves', async () => {
  await weapp.restart('/systems/kept/pages/mine/index')
  await weapp.tap('看留着什么')
  await weapp.waitFor('留着的')
  await weapp.waitFor('带走一份')
  await weapp.tap('注销，抹掉我的信息')
  await weapp.waitFor('会抹掉')
  await weapp.type('写“注销”两个字，确认要这样做', '注销')
  await weapp.tap(/^注销$/)
  await weapp.waitFor(/已经从工会这里抹掉|能抹掉的已经抹掉/, 30_000)
  expect(await weapp.errors()).toEqual([])
}, 300_000)
