import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FUNCTION_TIMEOUT_S, TRIGGERS_PER_FUNCTION } from '../limits'
import { type Cron, parseCron } from './cron'

export type Deployed = {
  name: string
  file: string
  timeoutMs: number
  timer?: { name: string; cron: Cron }
  /** Open interfaces it may call; undefined when no config.json was written, then all. */
  openapi?: string[]
}

/** Every folder with an index.js is a function; its config.json may hold `timeout` (s), one timer trigger, `permissions`. */
export function readFunctions(folder: string): Map<string, Deployed> {
  const found = new Map<string, Deployed>()
  if (!existsSync(folder)) return found
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = resolve(folder, entry.name, 'index.js')
    if (!entry.isDirectory() || !existsSync(file)) continue
    const config = join(folder, entry.name, 'config.json')
    found.set(
      entry.name,
      deployed(entry.name, file, existsSync(config) ? readFileSync(config, 'utf8') : undefined),
    )
  }
  return found
}

type Config = { timeout?: unknown; triggers?: unknown; permissions?: { openapi?: unknown } }

function deployed(name: string, file: string, config: string | undefined): Deployed {
  if (config === undefined) return { name, file, timeoutMs: FUNCTION_TIMEOUT_S.given * 1000 }
  const { timeout, triggers, permissions }: Config = JSON.parse(config)
  const seconds = timeout === undefined ? FUNCTION_TIMEOUT_S.given : Number(timeout)
  if (!(seconds > 0 && seconds <= FUNCTION_TIMEOUT_S.most)) {
    throw new Error(`${name}/config.json: timeout must be between 1 and ${FUNCTION_TIMEOUT_S.most} seconds`)
  }
  const openapi = Array.isArray(permissions?.openapi) ? permissions.openapi.map(String) : []
  return { name, file, timeoutMs: seconds * 1000, openapi, ...timerOf(name, triggers) }
}

function timerOf(name: string, triggers: unknown): Pick<Deployed, 'timer'> {
  const timers: { name?: unknown; type?: unknown; config?: unknown }[] = Array.isArray(triggers)
    ? triggers
    : []
  const [timer] = timers
  if (!timer) return {}
  if (timers.length > TRIGGERS_PER_FUNCTION) throw new Error(`${name}/config.json: one trigger a function`)
  if (timer.type !== 'timer') throw new Error(`${name}/config.json: a trigger must be of type timer`)
  return { timer: { name: String(timer.name), cron: parseCron(String(timer.config)) } }
}
