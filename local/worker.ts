import { createRequire } from 'node:module'
import { isolateEnvironment } from './runner/inside/environment'
import { shiftDates } from './runner/inside/shifted-date'
import type { FromWorker, ToWorker } from './runner/messages'

const environment = isolateEnvironment()
const clock = shiftDates()
const load = createRequire(__filename)
const send = (message: FromWorker) => {
  if (process.connected) process.send?.(message)
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'ping') send({ kind: 'pong', n: message.n })
  else if (message.kind === 'clock') clock.shift(message.offsetMs)
  else void run(message)
})
process.on('disconnect', () => process.exit(0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
// A promise nobody waits for belongs to some call long answered: it is noted and must not end the others.
process.on('unhandledRejection', reason => console.error(text(reason)))
send({ kind: 'ready' })

async function run({ id, file, event, env, context }: Extract<ToWorker, { kind: 'call' }>): Promise<void> {
  try {
    const result = await environment.within(env, async () => {
      const exported: unknown = load(file)
      return await mainOf(exported)(JSON.parse(event), { ...context })
    })
    send({ kind: 'answer', id, result: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    send({ kind: 'failure', id, error: text(error) })
  }
}

function mainOf(exported: unknown): (event: unknown, context: unknown) => unknown {
  const main: unknown =
    typeof exported === 'object' && exported !== null ? Reflect.get(exported, 'main') : undefined
  if (typeof main !== 'function') throw new Error('the function exports no main')
  return (event, context) => Reflect.apply(main, exported, [event, context])
}

function text(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message
  try {
    return typeof error === 'string' ? error : JSON.stringify(error)
  } catch {
    return String(error)
  }
}
