import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Home } from '../../../local/home'
import { root } from '../../../scripts/build/discover'
import { doorsOf } from '../people'

export const collection = 'people_demo'
export const name = '留言的王小明'
const paper = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(30_000, 5)])
/** As many as somebody may upload whose phone is not proven. */
const files = 5

export type Written = { docs: string[]; files: string[] }

/** Backs the home up while it never stops being written to: what was acknowledged before, and what the command said. */
export async function backUpUnderLoad(
  home: Home,
  data: string,
  to: string,
): Promise<{ before: Written; after: number; printed: string }> {
  const { written, stop } = await writers(home)
  while (written.docs.length < 300 || written.files.length < files) await turn()
  const before = { docs: [...written.docs], files: [...written.files] }
  const printed = await command('backup', '--to', to, '--data', data)
  const after = written.docs.length
  await stop()
  return { before, after, printed }
}

/** What of it a restored home does not have whole. */
export async function missingFrom(home: Home, before: Written): Promise<string[]> {
  const docs = await home.engine.find(collection, { filter: {} })
  const there = new Set(docs.map(({ _id }) => _id))
  const missing = before.docs.filter(id => !there.has(id))
  const person = await somebody(home)
  for (const file of before.files) {
    const answer = await fetch(`${home.url}/file/${encodeURIComponent(file)}`, {
      headers: { authorization: `Bearer ${person.token}` },
    })
    const whole = answer.status === 200 && (await answer.arrayBuffer()).byteLength === paper.length
    if (!whole) missing.push(file)
  }
  return missing
}

const turn = () => new Promise(resolve => setImmediate(resolve))

/** Documents and files written without a pause, each noted once it was acknowledged. */
async function writers(home: Home): Promise<{ written: Written; stop(): Promise<void> }> {
  const written: Written = { docs: [], files: [] }
  const person = await somebody(home)
  const doors = doorsOf(home.url)
  let going = true
  const write = async (worker: number) => {
    for (let n = 0; going; n += 1) {
      const _id = `w${worker}-${n}`
      await home.engine.insert(collection, [{ _id, name, roles: [], union: '' }])
      written.docs.push(_id)
      if (worker === 0 && n % 10 === 0 && written.files.length < files)
        written.files.push(await doors.upload(person.token, paper))
    }
  }
  const all = Promise.all([0, 1, 2, 3].map(write))
  return {
    written,
    async stop() {
      going = false
      await all
    },
  }
}

async function somebody(home: Home) {
  const person = { id: 'person-of-backup', name, roles: [], union: '' }
  if (!(await home.engine.get(collection, person.id)))
    await home.engine.insert(collection, [{ _id: person.id, name, roles: [], union: '' }])
  return doorsOf(home.url).as(person)
}

/** What one of the project's commands printed; one that fails throws what it said. */
export function command(verb: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), verb, ...args], { cwd: root })
    let out = ''
    let said = ''
    child.stdout.on('data', chunk => {
      out += chunk
    })
    child.stderr.on('data', chunk => {
      said += chunk
    })
    child.on('exit', code => (code === 0 ? resolve(out) : reject(new Error(said))))
  })
}
