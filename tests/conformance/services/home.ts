import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Home, type HomeOptions, startHome } from '../../../local/home'
import { buildLocal } from '../../../scripts/build/local'

export const functionsDir = join(__dirname, 'functions')

export type TestHome = Home & {
  data: string
  dist: string
  /** Calls a function of the shared processes as this person. */
  run<R>(name: string, event?: object, openid?: string): Promise<R>
  /** A session of a person of this home. */
  session(person: string): Promise<string>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Stops it, leaving its folder to be started from again. */
  halt(): Promise<void>
}

/** A home of its own in a fresh folder, with this folder's functions; removed again when stopped. */
export async function openHome(options: Partial<HomeOptions> = {}): Promise<TestHome> {
  const dist = mkdtempSync(join(tmpdir(), 'niangjia-dist-'))
  await buildLocal(join(dist, 'local'), ['worker'])
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'niangjia-home-'))
  const home = await startHome({ port: 0, demo: true, seed: false, dist, functionsDir, ...options, data })
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(home.url + path, { method: 'POST', body: JSON.stringify(body), headers })
  const halt = async () => {
    await home.stop()
    rmSync(dist, { recursive: true, force: true })
  }
  return {
    ...home,
    data,
    dist,
    post,
    halt,
    async run<R>(name: string, event: object = {}, openid?: string) {
      const call = { name, event: JSON.stringify(event), openid, source: ['wx_client'] }
      const outcome = await home.runner.invoke(call)
      if (outcome.kind !== 'answered') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
      const answer: R = JSON.parse(outcome.result)
      return answer
    },
    async session(person) {
      const { token }: { token: string } = await (await post('/session', { person })).json()
      return token
    },
    async stop() {
      await halt()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Two people to be. */
export async function withPeople(home: TestHome): Promise<void> {
  await home.engine.declare([{ name: 'people_demo', indexes: [] }])
  await home.engine.insert('people_demo', [
    { _id: 'o-lin', name: '林秋', roles: ['会员'], union: '河东区快递行业工会', phone: '13900000001' },
    { _id: 'o-zhao', name: '赵平', roles: ['工会干部'], union: '河东区快递行业工会', phone: '13900000002' },
  ])
}

/** An outcome other than an answer, as the runner words it. */
export const outcomeOf = (home: TestHome, name: string, event: object = {}) =>
  home.runner.invoke({ name, event: JSON.stringify(event), source: ['wx_client'] })
