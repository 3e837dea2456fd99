import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Books } from './books/books'
import { keepCredits } from './books/credits'
import { keepFacts } from './books/facts'
import type { Files } from './books/files'
import type { Outbox } from './books/outbox'
import type { Clock } from './clock'
import type { Engine } from './engine/engine-type'
import { fileIdOf } from './protocol/storage'
import type { Runner } from './runner/runner'
import type { Timers } from './runner/timers'
import type { SeedHome } from './seed/home'

export type Seed = (home: SeedHome) => Promise<void>

/** Empties a home whose first filling was cut short, so that it starts over; a filled one is left alone. */
export function clearUnfinished(data: string, books: Books): void {
  if (keepFacts(books).get('seeded')) return
  for (const name of ['cloud.db', 'cloud.db-wal', 'cloud.db-shm', 'clock.json', 'files']) {
    rmSync(join(data, name), { recursive: true, force: true })
  }
  for (const table of ['sessions', 'credits', 'outbox', 'phone_codes', 'files'])
    books.exec(`DELETE FROM ${table}`)
}

/** Fills a home once in its life. The story may live in the past; afterwards the clock is as before. */
export async function seedOnce(
  seed: Seed,
  home: {
    books: Books
    engine: Engine
    runner: Runner
    timers: Timers
    clock: Clock
    outbox: Outbox
    files: Files
  },
): Promise<void> {
  const { books, engine, runner, timers, clock, outbox, files } = home
  const facts = keepFacts(books)
  if (facts.get('seeded')) return
  const credits = keepCredits(books)
  let uploads = 0
  const city: SeedHome = {
    engine,
    now: clock.now(),
    async call(openid, { system, ...event }) {
      const outcome = await runner.invoke({
        name: system,
        event: JSON.stringify(event),
        openid,
        source: ['wx_client'],
        requestId: event.requestId,
      })
      return outcome.kind === 'answered' ? JSON.parse(outcome.result) : outcome
    },
    liveAt(instant) {
      clock.liveAt(instant)
      runner.shift(clock.offset())
    },
    async settle() {
      await timers.fireUntilDone()
    },
    consent: (openid, template) => credits.grant(openid, template),
    async upload(openid, ending, type, content) {
      uploads += 1
      const requestId = `seed-upload-${uploads}`
      const event = { system: 'members', action: 'placeToUpload', input: {}, requestId }
      const reply: unknown = await city.call(openid, event)
      const path: unknown = Reflect.get(Object(Reflect.get(Object(reply), 'result')), 'path')
      if (typeof path !== 'string') throw new Error(`no place to upload: ${JSON.stringify(reply)}`)
      const id = fileIdOf(`${path}.${ending}`)
      files.put({ id, owner: openid, readers: [], type, at: clock.now() }, content)
      return id
    },
    lastSms: phone => outbox.lastTo(phone)?.text,
  }
  await engine.hastily(() => seed(city))
  clock.resume()
  runner.shift(clock.offset())
  facts.set('seeded', String(clock.now()))
}
