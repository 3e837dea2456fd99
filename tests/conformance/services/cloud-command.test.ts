import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { functionsDir } from './home'

const root = join(__dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'niangjia-command-'))
const PORT = 4790
const url = `http://127.0.0.1:${PORT}`
let cloud: { process: ChildProcess; env: Record<string, string> }

beforeAll(async () => {
  writeFileSync(
    join(folder, 'collections.json'),
    JSON.stringify([
      { name: 'letters', indexes: [{ fields: ['number'], unique: true }, { fields: [['at', -1]] }] },
    ]),
  )
  cloud = await startCloud()
})
afterAll(async () => {
  await stopCloud()
  rmSync(folder, { recursive: true, force: true })
})

test('the printed environment is all a program with wx-server-sdk needs', async () => {
  const program = `
    const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const letters = cloud.database().collection('letters')
    letters.add({ data: { number: 1, text: '第一封' } })
      .then(({ _id }) => letters.doc(_id).get())
      .then(({ data }) => console.log(JSON.stringify({ data, who: cloud.getWXContext() })))`
  const { data, who } = JSON.parse(await run(program))
  expect(data).toMatchObject({ number: 1, text: '第一封' })
  expect(who).toMatchObject({ OPENID: 'o-local-caller', ENV: 'niangjia-local', SOURCE: 'wx_client' })
})

test('collections of the file are there with their indexes, no others', async () => {
  const program = `
    const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const db = cloud.database()
    const said = promise => promise.then(() => 'done').catch(error => error.errMsg)
    const run = async () => [
      await said(db.collection('letters').add({ data: { number: 7 } })),
      await said(db.collection('letters').add({ data: { number: 7 } })),
      await said(db.collection('unknown').add({ data: { number: 7 } })),
    ]
    run().then(all => console.log(JSON.stringify(all)))`
  const [first, second, third] = JSON.parse(await run(program))
  expect(first).toBe('done')
  expect(second).toContain('E11000')
  expect(third).toMatch(/COLLECTION_NOT_EXIST|not exist/i)
})

test('functions of the folder are called by name with a person in a header', async () => {
  const reply = await fetch(`${url}/call/who`, {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'x-openid': 'o-lin' },
  })
  expect(await reply.json()).toMatchObject({ before: { OPENID: 'o-lin' }, event: { a: 1 } })
})

test('a program outside calls functions of the folder as its own person', async () => {
  const program = `
    const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    cloud.callFunction({ name: 'who', data: { b: 2 } }).then(({ result }) => console.log(JSON.stringify(result)))`
  const { before, event } = JSON.parse(await run(program))
  expect(before).toMatchObject({ OPENID: 'o-local-caller', SOURCE: 'wx_client,scf' })
  expect(event).toEqual({ b: 2 })
})

test('without its token the environment opens nothing', async () => {
  const program = `
    const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    cloud.database().collection('letters').count()
      .then(() => console.log('"served"')).catch(error => console.log(JSON.stringify(error.errMsg)))`
  expect(JSON.parse(await run(program, { WX_API_TOKEN: 'made-up' }))).toContain('no such token')
})

test('a port in use is said in plain words', async () => {
  const { code, errors } = await failed(['--port', String(PORT), '--data', join(folder, 'other')])
  expect(code).toBe(1)
  expect(errors).toContain(`端口 ${PORT} 已经被别的程序占用`)
  expect(errors).not.toContain('at ')
})

test('a data folder in use is not opened twice', async () => {
  const { code, errors } = await failed(['--port', String(PORT + 1), '--data', join(folder, 'data')])
  expect(code).toBe(1)
  expect(errors).toContain('另一个进程正在使用这个数据目录')
})

test('what was acknowledged is there after kill -9, and the cloud is back within a second of being started', async () => {
  const add = (number: number) => `
    const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    cloud.database().collection('letters').add({ data: { _id: 'kept-${number}', number: ${number} } })
      .then(({ _id }) => console.log(JSON.stringify(_id)))`
  expect(JSON.parse(await run(add(901)))).toBe('kept-901')
  cloud.process.kill('SIGKILL')
  await new Promise(resolve => cloud.process.once('exit', resolve))
  cloud = await startCloud()
  const read = `
    const cloud = require('wx-server-sdk')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    cloud.database().collection('letters').doc('kept-901').get()
      .then(({ data }) => console.log(JSON.stringify(data)))`
  expect(JSON.parse(await run(read))).toMatchObject({ _id: 'kept-901', number: 901 })
})

test('asked to stop, it stops cleanly', async () => {
  expect(await stopCloud()).toBe(0)
  await expect(fetch(`${url}/health`)).rejects.toThrow()
  cloud = await startCloud()
})

function command(args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts/cloud.ts'), ...args], { cwd: root })
}

async function startCloud() {
  const files = ['--functions', functionsDir, '--collections', join(folder, 'collections.json')]
  const process = command(['--port', String(PORT), '--data', join(folder, 'data'), ...files])
  let text = ''
  process.stdout?.on('data', chunk => {
    text += chunk
  })
  await new Promise<void>((resolve, reject) => {
    process.stderr?.on('data', chunk =>
      String(chunk).includes('ready') ? resolve() : reject(new Error(chunk)),
    )
    process.once('exit', code => reject(new Error(`ended with ${code}`)))
  })
  const env: Record<string, string> = {}
  for (const [, name = '', value = ''] of text.matchAll(/^export (\w+)='?(.*?)'?$/gm)) env[name] = value
  return { process, env }
}

function stopCloud(): Promise<number | null> {
  const ended = new Promise<number | null>(resolve => cloud.process.once('exit', resolve))
  cloud.process.kill('SIGTERM')
  return ended
}

function run(program: string, over: Record<string, string> = {}): Promise<string> {
  const env = { PATH: process.env.PATH, ...cloud.env, ...over }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['-e', program], { cwd: root, env }, (error, out) =>
      error ? reject(error) : resolve(out),
    )
  })
}

function failed(args: string[]): Promise<{ code: number | null; errors: string }> {
  const process = command(args)
  let errors = ''
  process.stderr?.on('data', chunk => {
    errors += chunk
  })
  return new Promise(resolve => process.once('exit', code => resolve({ code, errors })))
}
