import { identityCheckDigit } from '../../../cloudfunctions/kit/contract'
import { type doorsOf, playing, type Somebody } from '../../flows/people'
import { builtWeapp } from './built'
import type { Weapp } from './driver'
import { readMiniProgram } from './host/package/read'
import { soon } from './soon'
import { openStory, type Story } from './story'

const union = '宏达机械工会'
const phone = '13700000101'
const first17 = '33019919900101042'

let story: Story
let doors: ReturnType<typeof doorsOf>
let worker: Somebody
let officer: Somebody
let weapp: Weapp

beforeAll(async () => {
  story = await openStory()
  doors = story.doors
  const everybody = await doors.people()
  worker = playing(everybody, '第一次打开的职工')
  officer = playing(everybody, '工会干部', union)
  const { token } = await doors.as(worker)
  weapp = await story.phone(token)
}, 300_000)

afterAll(() => story?.end())

describe('a worker joins on the phone', () => {
  test('the union is found by its name and the phone is verified by a code', async () => {
    await weapp.tap('服务')
    await weapp.tap('找工会、入会')
    await weapp.type('单位、街道或工会的名称', '宏达')
    await weapp.tap(union)
    await weapp.waitFor('第一步 验证手机号')
    await weapp.type('姓名', worker.name)
    await weapp.type('手机号', phone)
    await weapp.tap('发验证码')
    await weapp.waitFor('已发到你的手机')
    await weapp.type('短信里的 6 位数字', await doors.smsCode(phone))
    await weapp.tap('验证手机号')
    await weapp.waitFor('填写申请')
  })

  test('a wrong identity number is refused at its field, and what was typed stays', async () => {
    const wrong = `${first17}${identityCheckDigit(first17) === '1' ? '2' : '1'}`
    await weapp.type('身份证号', wrong)
    await weapp.waitFor('最后一位对不上')
    await weapp.tap(`向${union}申请入会`)
    await weapp.waitFor('要先同意用身份证号办理入会')
    expect(await weapp.page.locator('.phone-view:not([hidden]) wx-input input').last().inputValue()).toBe(
      wrong,
    )
  })

  test('the application goes in and shows who holds it', async () => {
    await weapp.type('身份证号', `${first17}${identityCheckDigit(first17)}`)
    await weapp.waitFor('位数和最后一位都对得上')
    await weapp.tap('同意用我的身份证号办理入会')
    await weapp.tap(`向${union}申请入会`)
    await weapp.waitFor('等工会答复')
    await weapp.waitFor(officer.name)
    expect(await weapp.path()).toContain('systems/members/pages/application/index')
  })

  test('the officer records the approval, and the card works at once', async () => {
    await weapp.become((await doors.as(officer)).token)
    await weapp.restart('/systems/members/pages/applications/index')
    await weapp.tap(worker.name)
    await weapp.tap('批准入会')
    await weapp.tap(`批准入会 ${worker.name}`)
    await weapp.waitFor('已入会')
    await weapp.become((await doors.as(worker)).token)
    await weapp.restart('/systems/members/pages/card/index')
    await weapp.waitFor('有效')
    await weapp.waitFor(union)
  })

  test('every page opens for a stranger, an officer and a member', async () => {
    const { pages } = readMiniProgram(await builtWeapp())
    for (const person of [undefined, officer, worker]) {
      await weapp.become(person && (await doors.as(person)).token)
      for (const path of pages) {
        await weapp.restart(`/${path}`)
        const view = weapp.page.locator('.phone-view:not([hidden])')
        await soon(
          async () => ({
            words: (await view.innerText()).length > 5,
            waiting: await view.locator('.nj-bone').count(),
          }),
          shown => expect([path, shown]).toEqual([path, { words: true, waiting: 0 }]),
        )
        expect([path, await weapp.errors()]).toEqual([path, []])
      }
    }
  })

  test('nothing went wrong on the way', async () => {
    expect(await weapp.errors()).toEqual([])
    expect(await weapp.unknownApis()).toEqual([])
  })
})
