import { openHome, type TestHome, withPeople } from '../../conformance/services/home'

let home: TestHome
let lin: string
let zhao: string
beforeAll(async () => {
  home = await openHome()
  await withPeople(home)
  lin = await home.session('o-lin')
  zhao = await home.session('o-zhao')
})
afterAll(() => home.stop())

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const upload = (body: Buffer, token?: string, type = 'image/png') =>
  fetch(`${home.url}/file`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) },
  })
const read = (fileID: string, token?: string) =>
  fetch(`${home.url}/file/${encodeURIComponent(fileID)}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  })

test('the owner reads back what was uploaded, by the id or its last part', async () => {
  const { fileID } = await (await upload(PNG, lin)).json()
  const whole = await read(fileID, lin)
  expect(whole.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(PNG)
  expect((await read(fileID.split('/').at(-1), lin)).status).toBe(200)
})

test('for anyone else there is no such file', async () => {
  const { fileID } = await (await upload(PNG, lin)).json()
  const others = await read(fileID, zhao)
  const missing = await read('cloud://nowhere/x.png', zhao)
  expect([others.status, missing.status]).toEqual([404, 404])
  expect((await others.json()).message).toBe((await missing.json()).message)
  expect(await (await read(fileID)).json()).toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('without a session nothing is taken', async () => {
  expect(await (await upload(PNG)).json()).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
})

test('what a file is, its first bytes say, not its label', async () => {
  const script = Buffer.from('<script>alert(1)</script>')
  expect(await (await upload(script, lin, 'image/png')).json()).toMatchObject({
    ok: false,
    reason: 'file-type',
  })
  const { fileID } = await (await upload(PNG, lin, 'text/html')).json()
  const { headers } = await read(fileID, lin)
  expect(headers.get('content-type')).toBe('image/png')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  ['jpg', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(50)])],
  ['webp', Buffer.from('RIFF0000WEBPVP8 ')],
  ['pdf', Buffer.from('%PDF-1.7 rest')],
  ['xlsx', Buffer.from('PK\u0003\u0004 [Content_Types].xml xl/workbook.xml')],
  ['docx', Buffer.from('PK\u0003\u0004 [Content_Types].xml word/document.xml')],
])('a %s is taken', async (extension, body) => {
  const { fileID } = await (await upload(body, lin)).json()
  expect(fileID.endsWith(`.${extension}`)).toBe(true)
})

test.each([
  ['a plain zip', Buffer.from('PK\u0003\u0004 anything')],
  ['a web page', Buffer.from('<!doctype html>')],
  ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a still picture in the form of a film', Buffer.from('\0\0\0\u0018ftypheic')],
  ['nothing', Buffer.alloc(0)],
])('%s is not taken', async (_, body) => {
  expect(await (await upload(body, lin)).json()).toMatchObject({ ok: false, reason: 'file-type' })
})

test('where and with what a picture was taken never reaches the disk', async () => {
  const place = Buffer.from('30.2741N 120.1551E')
  const photo = Buffer.concat([
    Buffer.from('ffd8ffe1001a457869660000', 'hex'),
    place,
    Buffer.from('ffda000301ff00ffd9', 'hex'),
    place,
  ])
  const { fileID } = await (await upload(photo, lin, 'image/jpeg')).json()
  const kept = Buffer.from(await (await read(fileID, lin)).arrayBuffer())
  expect(kept.toString('hex')).toBe('ffd8ffda000301ff00ffd9')
})

test('10 MB are taken, one byte more is refused', async () => {
  const most = Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024 - PNG.length)])
  expect(await (await upload(most, lin)).json()).toHaveProperty('fileID')
  const over = await upload(Buffer.concat([most, Buffer.alloc(1)]), lin)
  expect(await over.json()).toMatchObject({ ok: false, reason: 'too-large' })
})

test('a link a function makes for a file opens it', async () => {
  const { fileID } = await (await upload(PNG, lin)).json()
  type Links = { fileList: { tempFileURL: string }[] }
  const { fileList } = await home.run<Links>('store', {
    method: 'getTempFileURL',
    input: { fileList: [fileID] },
  })
  const reply = await fetch(fileList[0]?.tempFileURL ?? '')
  expect(Buffer.from(await reply.arrayBuffer())).toEqual(PNG)
})
