import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { CALL_CHAIN, CALLS_PER_WORKER, FUNCTION_MEMORY_MB, FUNCTION_PAYLOAD_BYTES } from '../limits'
import type { Tokens } from '../protocol/tokens'
import type { Invocation, Outcome } from './call'
import { callerEnvironment } from './environment'
import { type Deployed, readFunctions } from './functions'
import { openPool, type Pool } from './pool'

export type Runner = {
  /** Runs a function as the caller; never rejects, whatever the function does. */
  invoke(invocation: Invocation): Promise<Outcome>
  has(name: string): boolean
  /** Open interfaces the function may call; undefined means all. */
  openapiOf(name: string | undefined): string[] | undefined
  /** Functions with a timer. */
  timed(): Deployed[]
  shift(offsetMs: number): void
  /** Calls at work or waiting. */
  busy(): number
  /** Process ids of the workers now running. */
  workers(): number[]
  /** Kills the worker with this process id as a crash would; false when there is none. */
  killWorkerOf(pid: number): boolean
  stop(): Promise<void>
}

export type RunnerOptions = {
  tokens: Tokens
  workerFile: string
  env: Record<string, string>
  offsetMs: () => number
  log: (pid: number, stream: 'out' | 'err', text: string) => void
  /** Our functions, which share processes. */
  functionsDir?: string
  /** Anyone's functions: one call at a time a process. */
  foreignDir?: string
  onVisit?: (openid: string) => void
}

/** Hosts the functions of both folders in worker processes of this machine. */
export function openRunner(options: RunnerOptions): Runner {
  const { tokens, workerFile: file, env, offsetMs, log: line } = options
  const ours = options.functionsDir ? readFunctions(options.functionsDir) : new Map<string, Deployed>()
  const foreign = options.foreignDir ? readFunctions(options.foreignDir) : new Map<string, Deployed>()
  const both = { file, env, offsetMs, line }
  const pools: { pool: Pool; functions: Map<string, Deployed> }[] = []
  if (ours.size)
    pools.push({ functions: ours, pool: openPool({ ...both, size: 2, most: 2, each: CALLS_PER_WORKER }) })
  if (foreign.size) {
    const size = Math.max(2, Math.min(4, availableParallelism()))
    pools.push({
      functions: foreign,
      pool: openPool({ ...both, size, most: size * (CALL_CHAIN + 1), each: 1 }),
    })
  }
  const place = (name: string) => {
    for (const { pool, functions } of pools) {
      const deployed = functions.get(name)
      if (deployed) return { pool, deployed }
    }
    return undefined
  }

  return {
    async invoke(invocation) {
      const { name, event, openid, address, desk, source, requestId } = invocation
      const at = place(name)
      if (!at) return { kind: 'missing' }
      if (Buffer.byteLength(event) > FUNCTION_PAYLOAD_BYTES) return { kind: 'too-large', what: 'event' }
      if (source.length > CALL_CHAIN) return { kind: 'busy' }
      if (openid !== undefined) options.onVisit?.(openid)
      const { file, timeoutMs } = at.deployed
      let token: string | undefined
      const outcome = await at.pool.run({
        name,
        file,
        event,
        timeoutMs,
        nested: source.length > 1,
        context: {
          request_id: randomBytes(12).toString('hex'),
          function_name: name,
          time_limit_in_ms: timeoutMs,
          memory_limit_in_mb: FUNCTION_MEMORY_MB,
        },
        start(workerPid) {
          const caller = { openid, functionName: name, source, privileged: false }
          token = tokens.mint({ caller, workerPid, requestId })
          return callerEnvironment({ token, source, openid, address, desk })
        },
      })
      if (token) tokens.revoke(token)
      const large = outcome.kind === 'answered' && Buffer.byteLength(outcome.result) > FUNCTION_PAYLOAD_BYTES
      return large ? { kind: 'too-large', what: 'result' } : outcome
    },
    openapiOf: name => (name === undefined ? undefined : place(name)?.deployed.openapi),
    has: name => place(name) !== undefined,
    timed: () => pools.flatMap(({ functions }) => [...functions.values()].filter(({ timer }) => timer)),
    shift(offset) {
      for (const { pool } of pools) pool.shift(offset)
    },
    busy: () => pools.reduce((sum, { pool }) => sum + pool.busy(), 0),
    workers: () => pools.flatMap(({ pool }) => pool.pids()),
    killWorkerOf: pid => pools.some(({ pool }) => pool.kill(pid)),
    async stop() {
      await Promise.all(pools.map(({ pool }) => pool.stop()))
    },
  }
}
