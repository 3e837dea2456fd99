import { inflateSync } from 'node:zlib'
import { openHome, type TestHome, withPeople } from './home'

type Answer = { errCode: number; errMsg: string }

let home: TestHome
let lin: string
beforeAll(async () => {
  home = await openHome()
  await withPeople(home)
  lin = await home.session('o-lin')
})
afterAll(() => home.stop())

const api = <R = Answer>(group: string, name: string, input: object) =>
  home.run<R & Answer>('api', { group, api: name, input }, 'o-lin')
const bearer = () => ({ authorization: `Bearer ${lin}` })
const consent = (...templateIds: string[]) => home.post('/consent', { templateIds }, bearer())
const message = (templateId: string, value = '周三下班后') =>
  api('subscribeMessage', 'send', {
    touser: 'o-lin',
    templateId,
    page: 'pages/home/index',
    data: { thing1: { value } },
  })
const outbox = async (): Promise<{ kind: string; to: string; text?: string; template?: string }[]> =>
  (await fetch(`${home.url}/outbox`)).json()

test('a message without consent fails with 43101 and is not sent', async () => {
  const before = (await outbox()).length
  expect((await message('tmpl-none')).errCode).toBe(43101)
  expect(await outbox()).toHaveLength(before)
})

test('one consent is one message', async () => {
  await consent('tmpl-once')
  expect((await message('tmpl-once')).errCode).toBe(0)
  expect((await message('tmpl-once')).errCode).toBe(43101)
})

test('consents add up', async () => {
  await consent('tmpl-sum')
  await consent('tmpl-sum')
  const codes = [await message('tmpl-sum'), await message('tmpl-sum'), await message('tmpl-sum')]
  expect(codes.map(({ errCode }) => errCode)).toEqual([0, 0, 43101])
})

test('ten sendings at once use one consent once', async () => {
  await consent('tmpl-race')
  const codes = await Promise.all(Array.from({ length: 10 }, () => message('tmpl-race')))
  expect(codes.filter(({ errCode }) => errCode === 0)).toHaveLength(1)
})

test('consent to one template is none to another', async () => {
  await consent('tmpl-mine')
  expect((await message('tmpl-other')).errCode).toBe(43101)
})

test('a consent is asked for three templates at most', async () => {
  const reply = await consent('tmpl-1111', 'tmpl-2222', 'tmpl-3333', 'tmpl-4444')
  expect(await reply.json()).toMatchObject({ ok: false, code: 'INVALID' })
})

test('what was sent is in the outbox, newest first', async () => {
  await consent('tmpl-kept')
  await message('tmpl-kept', '最新一条')
  expect((await outbox())[0]).toMatchObject({
    kind: 'message',
    to: 'o-lin',
    template: 'tmpl-kept',
    data: { thing1: '最新一条' },
  })
})

test('a thing of 20 characters is sent, of 21 it is refused with 47003 and no consent is used up', async () => {
  await consent('tmpl-long')
  expect((await message('tmpl-long', '字'.repeat(21))).errCode).toBe(47003)
  expect((await message('tmpl-long', '字'.repeat(20))).errCode).toBe(0)
})

test('a field of a kind no template has is refused with 47003', async () => {
  await consent('tmpl-kind')
  const data = { whatever: { value: 'x' } }
  const { errCode } = await api('subscribeMessage', 'send', {
    touser: 'o-lin',
    templateId: 'tmpl-kind',
    data,
  })
  expect(errCode).toBe(47003)
})

test('a message to nobody is refused with 40003, without a template with 40037', async () => {
  const data = { thing1: { value: 'x' } }
  const nobody = await api('subscribeMessage', 'send', { touser: '', templateId: 'tmpl-1111', data })
  const nothing = await api('subscribeMessage', 'send', { touser: 'o-lin', templateId: '', data })
  expect([nobody.errCode, nothing.errCode]).toEqual([40003, 40037])
})

const code = (scene: string, more: object = {}) =>
  api<{ buffer?: string; contentType?: string }>('wxacode', 'getUnlimited', { scene, ...more })

test('getUnlimited draws a picture for a scene of 32 characters', async () => {
  const { errCode, contentType, buffer } = await code('c.'.padEnd(32, 'A'))
  const png = Buffer.from(buffer ?? '', 'base64')
  expect([errCode, contentType]).toEqual([0, 'image/png'])
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const width = png.readUInt32BE(16)
  const pixels = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8))
  expect(pixels).toHaveLength(width * (1 + Math.ceil(width / 8)))
})

test('a scene of 33 characters is refused with 40169', async () => {
  expect((await code('x'.repeat(33))).errCode).toBe(40169)
})

test('an empty scene is refused with 40169', async () => {
  expect((await code('')).errCode).toBe(40169)
})

test.each(['入会', 'a b', 'a%20', 'a"b'])(
  'a scene with characters WeChat does not take (%s) is refused',
  async scene => {
    expect((await code(scene)).errCode).toBe(40097)
  },
)

test('every special character the documentation allows is taken', async () => {
  expect((await code("!#$&'()*+,/:;=?@-._~")).errCode).toBe(0)
})

test('a page with a leading slash or a query is refused with 41030', async () => {
  const codes = [
    await code('c.A', { page: '/pages/home/index' }),
    await code('c.A', { page: 'pages/home?a=1' }),
  ]
  expect(codes.map(({ errCode }) => errCode)).toEqual([41030, 41030])
})

type Checked = { result?: { suggest: string; label: number } }
const check = (content: string, more: object = {}) =>
  api<Checked>('security', 'msgSecCheck', { openid: 'o-lin', scene: 3, version: 2, content, ...more })

test('harmless words pass with label 100', async () => {
  expect((await check('加班费怎么算')).result).toEqual({ suggest: 'pass', label: 100 })
})

test('risky words are named risky with their label', async () => {
  expect((await check('这里有博彩网站')).result).toEqual({ suggest: 'risky', label: 20012 })
})

test('2,500 characters are checked, 2,501 are refused', async () => {
  expect((await check('字'.repeat(2500))).errCode).toBe(0)
  expect((await check('字'.repeat(2501))).errCode).toBe(45002)
})

test('words of a person who was not here in the last two hours are refused with 61010', async () => {
  expect((await check('你好', { openid: 'o-long-gone' })).errCode).toBe(61010)
})

test('the first version of the check is not served', async () => {
  expect((await check('你好', { version: 1 })).errCode).toBe(40097)
})

type Phone = { phoneInfo?: { purePhoneNumber: string; countryCode: string } }
const phoneOf = (phoneCode: string) => api<Phone>('phonenumber', 'getPhoneNumber', { code: phoneCode })
const phoneCode = async (): Promise<string> =>
  (await (await home.post('/phone-code', {}, bearer())).json()).code

test('a code of the phone button gives the number of its person', async () => {
  const { phoneInfo } = await phoneOf(await phoneCode())
  expect(phoneInfo).toMatchObject({ purePhoneNumber: '13900000001', countryCode: '86' })
})

test('a code serves once', async () => {
  const once = await phoneCode()
  expect([(await phoneOf(once)).errCode, (await phoneOf(once)).errCode]).toEqual([0, 40029])
})

test('a made-up code is refused with 40029', async () => {
  expect((await phoneOf('0123456789')).errCode).toBe(40029)
})

test('a text message lands in the outbox with its number', async () => {
  const input = {
    env: 'niangjia-local',
    content: '验证码 246810',
    phoneNumberList: ['+8613900000009', '123'],
  }
  const { sendStatusSet } = await api<{ sendStatusSet: { code: string }[] }>('cloudbase', 'sendSms', input)
  expect(sendStatusSet.map(one => one.code)).toEqual(['Ok', 'FailedOperation.PhoneNumberParseFail'])
  expect((await outbox())[0]).toMatchObject({ kind: 'sms', to: '13900000009', text: '验证码 246810' })
})

test('an interface this cloud does not have is refused with 48001', async () => {
  expect((await api('logistics', 'addOrder', {})).errCode).toBe(48001)
})

test('a function whose config.json does not name an interface may not call it', async () => {
  const answer = await home.run<Answer>('api-unnamed', { scene: 'c.A' }, 'o-lin')
  expect(answer.errCode).toBe(-604101)
})
