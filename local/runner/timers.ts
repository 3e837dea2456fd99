import type { Deployed } from './functions'
import type { Runner } from './runner'

export type Timers = {
  /** Fires each timer, and again while any says it has done something; resolves when nothing is due any more. */
  fireUntilDone(): Promise<{ rounds: number; done: number }>
  /** Follows the schedules from now on. */
  start(): void
  stop(): void
}

const MOST_ROUNDS = 200

/**
 * Fires each function's timer when its schedule comes by this clock. A timer still at work is not started again. A
 * timer calls without a person and with the source wx_trigger. `after` is the home's own part, once the timers are done.
 */
export function keepTimers(
  runner: Runner,
  now: () => number,
  note: (text: string) => void,
  after?: () => Promise<number>,
): Timers {
  const atWork = new Map<string, Promise<number>>()
  let last = now()

  const fire = (deployed: Deployed): Promise<number> => {
    const running = atWork.get(deployed.name)
    if (running) return running
    const started = fireOnce(runner, deployed, now(), note).finally(() => atWork.delete(deployed.name))
    atWork.set(deployed.name, started)
    return started
  }
  let ticking: NodeJS.Timeout | undefined
  const tick = () => {
    const at = now()
    const timers = runner.timed().filter(({ timer }) => timer?.cron.due(last, at))
    last = at
    if (timers.length > 0)
      void Promise.all(timers.map(fire))
        .then(after)
        .catch(error => note(String(error)))
  }

  return {
    async fireUntilDone() {
      last = now()
      await Promise.all(atWork.values())
      let done = 0
      for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
        const counts = await Promise.all(runner.timed().map(fire))
        const count = counts.reduce((sum, one) => sum + one, 0) + ((await after?.()) ?? 0)
        done += count
        if (count === 0) return { rounds, done }
      }
      return { rounds: MOST_ROUNDS, done }
    },
    start() {
      last = now()
      ticking = setInterval(tick, 1000).unref()
    },
    stop: () => clearInterval(ticking),
  }
}

async function fireOnce(
  runner: Runner,
  { name, timer }: Deployed,
  at: number,
  note: (text: string) => void,
): Promise<number> {
  const event = { Type: 'Timer', TriggerName: timer?.name, Time: new Date(at).toISOString() }
  const outcome = await runner.invoke({ name, event: JSON.stringify(event), source: ['wx_trigger'] })
  if (outcome.kind === 'answered') return doneOf(JSON.parse(outcome.result))
  note(`the timer of ${name}: ${JSON.stringify(outcome)}`)
  // What a crash cut short is still due.
  return outcome.kind === 'crashed' ? 1 : 0
}

function doneOf(reply: unknown): number {
  const result: unknown =
    typeof reply === 'object' && reply !== null ? Reflect.get(reply, 'result') : undefined
  const done: unknown =
    typeof result === 'object' && result !== null ? Reflect.get(result, 'done') : undefined
  return typeof done === 'number' && done > 0 ? done : 0
}
