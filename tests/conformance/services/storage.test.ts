import { openHome, type TestHome } from './home'

type Uploaded = { fileID: string }
type Links = { fileList: { fileID: string; status: number; tempFileURL: string; maxAge: number }[] }
type Refused = { code: string; errMsg: string }

let home: TestHome
beforeAll(async () => {
  home = await openHome()
})
afterAll(() => home.stop())

const base64 = (text: string) => Buffer.from(text).toString('base64')
const store = <R>(method: string, input: object, content?: string) =>
  home.run<R>('store', { method, input, ...(content !== undefined && { content: base64(content) }) }, 'o-lin')
const upload = (cloudPath: string, content: string) => store<Uploaded>('uploadFile', { cloudPath }, content)

test('a file uploaded by a function is downloaded as the same bytes', async () => {
  const { fileID } = await upload('papers/one.txt', '第一份材料')
  expect(fileID).toMatch(/^cloud:\/\/niangjia-local\..+\/papers\/one\.txt$/)
  const { fileContent } = await store<{ fileContent: string }>('downloadFile', { fileID })
  expect(fileContent).toBe(base64('第一份材料'))
})

test('a path may hold Chinese and spaces', async () => {
  const { fileID } = await upload('材料/调解 申请书.txt', '申请')
  expect(fileID).toContain('/材料/调解 申请书.txt')
  const { fileContent } = await store<{ fileContent: string }>('downloadFile', { fileID })
  expect(fileContent).toBe(base64('申请'))
})

test('uploading to the same path replaces the file', async () => {
  const first = await upload('papers/same.txt', 'old')
  const second = await upload('papers/same.txt', 'new')
  expect(second.fileID).toBe(first.fileID)
  const { fileContent } = await store<{ fileContent: string }>('downloadFile', { fileID: first.fileID })
  expect(fileContent).toBe(base64('new'))
})

test('getTempFileURL gives a link anyone may open, two hours as given', async () => {
  const { fileID } = await upload('papers/link.txt', 'linked')
  const { fileList } = await store<Links>('getTempFileURL', { fileList: [fileID] })
  expect(fileList[0]).toMatchObject({ fileID, status: 0, maxAge: 7200 })
  expect(await (await fetch(fileList[0]?.tempFileURL ?? '')).text()).toBe('linked')
})

test('getTempFileURL keeps the maxAge asked for', async () => {
  const { fileID } = await upload('papers/aged.txt', 'aged')
  const { fileList } = await store<Links>('getTempFileURL', { fileList: [{ fileID, maxAge: 60 }] })
  expect(fileList[0]).toMatchObject({ status: 0, maxAge: 60 })
})

test('a link whose text was changed opens nothing', async () => {
  const { fileID } = await upload('papers/forged.txt', 'secret')
  const { fileList } = await store<Links>('getTempFileURL', { fileList: [fileID] })
  const link = fileList[0]?.tempFileURL ?? ''
  const forged = link.replace(/(\/get\/.)./, '$1A')
  expect((await fetch(link)).status).toBe(200)
  expect((await fetch(forged)).status).toBe(403)
})

test('a link that is over opens nothing', async () => {
  const { fileID } = await upload('papers/over.txt', 'over')
  const { fileList } = await store<Links>('getTempFileURL', { fileList: [{ fileID, maxAge: 1 }] })
  await new Promise(resolve => setTimeout(resolve, 1100))
  expect((await fetch(fileList[0]?.tempFileURL ?? '')).status).toBe(403)
})

test('a link to read does not let one write', async () => {
  const { fileID } = await upload('papers/read.txt', 'kept')
  const { fileList } = await store<Links>('getTempFileURL', { fileList: [fileID] })
  const put = fileList[0]?.tempFileURL.replace('/get/', '/put/') ?? ''
  expect((await fetch(put, { method: 'PUT', body: 'changed' })).status).toBe(403)
  const { fileContent } = await store<{ fileContent: string }>('downloadFile', { fileID })
  expect(fileContent).toBe(base64('kept'))
})

test('a file that is not there is told per file, the others come', async () => {
  const { fileID } = await upload('papers/there.txt', 'x')
  const { fileList } = await store<Links>('getTempFileURL', { fileList: [fileID, 'cloud://nowhere/x'] })
  expect(fileList.map(({ status }) => status)).toEqual([0, -503003])
})

test('downloading what is not there fails as STORAGE_FILE_NONEXIST', async () => {
  const { code } = await store<Refused>('downloadFile', { fileID: 'cloud://nowhere/x' })
  expect(code).toBe('STORAGE_FILE_NONEXIST')
})

test('deleteFile removes; deleting again says the file is not there', async () => {
  const { fileID } = await upload('papers/gone.txt', 'gone')
  const first = await store<Links>('deleteFile', { fileList: [fileID] })
  const second = await store<Links>('deleteFile', { fileList: [fileID] })
  expect([first.fileList[0]?.status, second.fileList[0]?.status]).toEqual([0, -503003])
})

test('fifty files a call, not one more', async () => {
  const names = Array.from({ length: 51 }, (_, i) => `cloud://nowhere/${i}`)
  const { code } = await store<Refused>('getTempFileURL', { fileList: names })
  expect(code).toBe('INVALID_PARAM')
  const { fileList } = await store<Links>('getTempFileURL', { fileList: names.slice(1) })
  expect(fileList).toHaveLength(50)
})

test.each(['/rooted.txt', 'a//b.txt', 'a/../b.txt', '../b.txt', 'a\\b.txt', 'folder/'])(
  'the path %s is refused as STORAGE_SIGN_PARAM_INVALID',
  async cloudPath => {
    const { code } = await store<Refused>('uploadFile', { cloudPath }, 'x')
    expect(code).toBe('STORAGE_SIGN_PARAM_INVALID')
  },
)
