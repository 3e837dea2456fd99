import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { type Books, openBooks } from './books/books'
import { keepCredits } from './books/credits'
import { keepFacts } from './books/facts'
import { keepFiles } from './books/files'
import { lockFolder } from './books/folder-lock'
import { keepOutbox } from './books/outbox'
import { keepPhoneCodes } from './books/phone-codes'
import { keepSessions } from './books/sessions'
import { openClock } from './clock'
import { collectionsOf } from './collections'
import { openEngine } from './database/engine'
import type { Engine } from './engine/engine-type'
import type { CollectionSpec, QueryReport } from './engine/types'
import { keepForgetting } from './forgetting'
import { close, listen } from './gateway/listen'
import { createGateway } from './gateway/server'
import { keysBeside, markOf, openKeys } from './keys'
import { ownerOnly } from './owner-only'
import { adminDoor } from './protocol/admin'
import { createLinks } from './protocol/links'
import type { Observer } from './protocol/observer'
import { createTokens, type Tokens } from './protocol/tokens'
import { keepVisits } from './protocol/visits'
import { roomOf } from './room'
import { workerEnvironment } from './runner/environment'
import { openFunctionLog } from './runner/log'
import { openRunner, type Runner } from './runner/runner'
import { keepTimers } from './runner/timers'
import { seed as tellCity } from './seed/seed'
import { clearUnfinished, type Seed, seedOnce } from './seeding'

export type HomeOptions = {
  /** 0 takes a free one. */
  port: number
  /** Folder that holds everything; made if missing. One process a folder. */
  data: string
  /** Opens the demo's doors: people, sessions, clock, outbox. */
  demo: boolean
  /** The build's folder: local/worker.js, h5, cloudfunctions/contract.json. */
  dist?: string
  /** Our functions, sharing processes; their collections are declared. A demo has those of the build as given. */
  functionsDir?: string | false
  /** Anyone's functions: one call at a time a process, called by POST /call/<name>. */
  foreignDir?: string
  collections?: CollectionSpec[]
  /** Fills a new home once; cut short, it starts over from nothing. A demo gets its city as given. */
  seed?: Seed | false
  observer?: Observer
  onUnserved?: (report: QueryReport) => void
  commit?: 'group' | 'each'
  /** The file of the keys; beside the data folder as given. */
  keys?: string
  /** Kept free on the disk; below it the home only reads, bytes. */
  reserveBytes?: number
  /** The instant the clock of a new home begins at, ms; now as given. */
  at?: number
  /** No schedule is followed: timers fire only when somebody asks. */
  still?: true
}

export type Home = { url: string; engine: Engine; runner: Runner; tokens: Tokens; stop(): Promise<void> }

/** Starts a whole local cloud in this process: database, functions, gateway. Resolves when it answers. */
export async function startHome(options: HomeOptions): Promise<Home> {
  const { port, data, demo, foreignDir, observer, onUnserved, commit } = options
  const dist = options.dist ?? join(process.cwd(), 'dist')
  const functionsDir = (options.functionsDir ?? (demo && join(dist, 'cloudfunctions'))) || undefined
  const seed = (options.seed ?? (demo && tellCity)) || undefined
  const real = () => Date.now()
  ownerOnly(data)
  const lock = lockFolder(data)
  const books = openBooks(join(data, 'home.db'))
  const leave = () => {
    books.close()
    lock.release()
  }
  if (seed) clearUnfinished(data, books)
  const clock = openClock(join(data, 'clock.json'), real, options.at)
  const keys = withdrawing(leave, () => keysOf(options.keys ?? keysBeside(data), data, books))
  const room = roomOf(data, options.reserveBytes)
  const engine = openEngine({ file: join(data, 'cloud.db'), now: clock.now, onUnserved, commit, room })
  const collections = [
    ...(functionsDir ? collectionsOf(functionsDir) : []),
    ...(options.collections ?? []),
    ...(demo ? DEMO : []),
  ]
  await engine.declare(collections)
  const { server, url } = await listen(port).catch(async error => {
    await engine.close()
    leave()
    throw error
  })
  const tokens = createTokens()
  const visits = keepVisits(real)
  const log = openFunctionLog(join(data, 'functions.log'))
  const note = (text: string) => log.line(process.pid, 'err', text)
  const runner = openRunner({
    tokens,
    workerFile: join(dist, 'local', 'worker.js'),
    env: workerEnvironment({ url, keys, home: url, modules: join(process.cwd(), 'node_modules') }),
    offsetMs: clock.offset,
    log: log.line,
    functionsDir,
    foreignDir,
    onVisit: visits.note,
  })
  const stores = {
    files: keepFiles(books, join(data, 'files'), room),
    links: createLinks(url, real),
    credits: keepCredits(books),
    outbox: keepOutbox(books),
    phoneCodes: keepPhoneCodes(books, clock.now),
  }
  const services = { ...stores, runner: () => runner, visits, now: clock.now, home: url }
  const admin = adminDoor({ engine, tokens, services, observer, note })
  const forgetting = keepForgetting({ engine, books, files: stores.files, data, now: clock.now })
  const timers = keepTimers(runner, clock.now, note, forgetting.forget)
  let open = false
  const sessions = keepSessions(books, real)
  const doors = { ...stores, admin, runner, engine, sessions, clock, timers, room, dist, note }
  server.on('request', createGateway(doors, { demo, foreign: foreignDir !== undefined, open: () => open }))
  const stop = async () => {
    open = false
    timers.stop()
    await quiet(runner)
    await close(server)
    await runner.stop()
    await engine.close()
    log.close()
    leave()
  }
  try {
    if (seed)
      await seedOnce(seed, {
        books,
        engine,
        runner,
        timers,
        clock,
        outbox: stores.outbox,
        files: stores.files,
      })
  } catch (error) {
    await stop()
    throw error
  }
  await forgetting.eraseAgain()
  if (!options.still) timers.start()
  open = true
  return { url, engine, runner, tokens, stop }
}

/** Does the work; when it fails, what was taken so far is given back first. */
function withdrawing<R>(leave: () => void, work: () => R): R {
  try {
    return work()
  } catch (error) {
    leave()
    throw error
  }
}

/** The keys this home's data are sealed under; from now on it takes no others. Keys inside the folder are moved out. */
function keysOf(file: string, data: string, books: Books): string {
  const facts = keepFacts(books)
  const inside = join(data, 'keys.json')
  if (!existsSync(file) && existsSync(inside)) renameSync(inside, file)
  const known = facts.get('keys') ?? null
  if (known === null && existsSync(join(data, 'cloud.db')) && !existsSync(file)) {
    throw new Error(`没有找到这个数据目录的密钥：${file}。请把备份的密钥文件放回去再启动。`)
  }
  const keys = openKeys(file, known)
  facts.set('keys', markOf(keys))
  return keys
}

/** Whom one may be in a demo. */
const DEMO: CollectionSpec[] = [{ name: 'people_demo', indexes: [] }]

/** Calls under way may finish, for up to five seconds. */
async function quiet(runner: Runner): Promise<void> {
  const until = performance.now() + 5000
  while (runner.busy() > 0 && performance.now() < until) await new Promise(resolve => setTimeout(resolve, 20))
}
