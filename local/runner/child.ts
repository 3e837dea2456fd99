import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Job, Outcome } from './call'
import type { FromWorker, ToWorker } from './messages'

export type Child = {
  pid: number
  /** Calls at work in it. */
  busy(): number
  alive(): boolean
  /** Never rejects: what goes wrong is an outcome. */
  run(job: Job): Promise<Outcome>
  shift(offsetMs: number): void
  /** Ends it at once; its calls come out as crashed. */
  kill(): void
  ended: Promise<void>
}

export type ChildOptions = {
  file: string
  env: Record<string, string>
  offsetMs: number
  line: (pid: number, stream: 'out' | 'err', text: string) => void
}

const PING_MS = 500
/** A silent loop this long is stuck whatever it does; with a call overrun, this much less is enough. */
const STUCK_MS = 8_000
const STUCK_WHEN_OVERRUN_MS = 1_200

/** Starts one worker process and watches its pulse: one whose event loop is stuck is killed. */
export function startChild({ file, env, offsetMs, line }: ChildOptions): Child {
  const process = fork(file, [], {
    env,
    execArgv: ['--max-old-space-size=192'],
    silent: true,
    serialization: 'json',
  })
  const waiting = new Map<number, (outcome: Outcome) => void>()
  const pid = process.pid ?? 0
  let alive = true
  let ids = 0
  let heard = performance.now()
  const send = (message: ToWorker) => {
    if (alive && process.connected) process.send(message, () => {})
  }
  const settle = (id: number, outcome: Outcome) => {
    const answer = waiting.get(id)
    waiting.delete(id)
    answer?.(outcome)
  }
  const kill = () => {
    alive = false
    process.kill('SIGKILL')
  }
  const pulse = setInterval(() => {
    if (performance.now() - heard > STUCK_MS) kill()
    else send({ kind: 'ping', n: ++ids })
  }, PING_MS)
  const ended = new Promise<void>(resolve => {
    const end = () => {
      alive = false
      clearInterval(pulse)
      for (const id of [...waiting.keys()]) settle(id, { kind: 'crashed' })
      resolve()
    }
    process.once('exit', end)
    process.once('error', end)
  })
  process.on('message', (message: FromWorker) => {
    heard = performance.now()
    if (message.kind === 'answer') settle(message.id, { kind: 'answered', result: message.result })
    else if (message.kind === 'failure') settle(message.id, { kind: 'failed', error: message.error })
  })
  pipeLines(process, (stream, text) => line(pid, stream, text))
  send({ kind: 'clock', offsetMs })

  return {
    pid,
    busy: () => waiting.size,
    alive: () => alive,
    ended,
    kill,
    shift: offset => send({ kind: 'clock', offsetMs: offset }),
    run: ({ name, file, event, timeoutMs, context, start }) =>
      new Promise(resolve => {
        const id = ++ids
        const overrun = setTimeout(() => {
          settle(id, { kind: 'timeout', seconds: timeoutMs / 1000 })
          if (performance.now() - heard > STUCK_WHEN_OVERRUN_MS) kill()
        }, timeoutMs)
        waiting.set(id, outcome => {
          clearTimeout(overrun)
          resolve(outcome)
        })
        if (!alive) settle(id, { kind: 'crashed' })
        else send({ kind: 'call', id, name, file, event, env: start(pid), context })
      }),
  }
}

function pipeLines(process: ChildProcess, line: (stream: 'out' | 'err', text: string) => void) {
  if (process.stdout) createInterface({ input: process.stdout }).on('line', text => line('out', text))
  if (process.stderr) createInterface({ input: process.stderr }).on('line', text => line('err', text))
}
