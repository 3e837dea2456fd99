import { existsSync, readFileSync } from 'node:fs'
import { writeDurably } from './durable'

/** A clock that may run ahead of the machine's. */
export type Clock = {
  now(): number
  offset(): number
  /** Moves it ahead by this many ms; how far it runs ahead is kept on disk. */
  advance(ms: number): void
  /** Shows this instant and runs on from it, until told otherwise; not kept. */
  liveAt(instant: number): void
  /** Goes back to how far ahead the disk says. */
  resume(): void
}

/** A clock kept in a file; `begins` is the instant (ms) of one that is not there yet, now unless given. */
export function openClock(file: string, real: () => number, begins?: number): Clock {
  if (begins !== undefined && !existsSync(file))
    writeDurably(file, JSON.stringify({ offsetMs: begins - real() }))
  let offset = readOffset(file)
  return {
    now: () => real() + offset,
    offset: () => offset,
    advance(ms) {
      writeDurably(file, JSON.stringify({ offsetMs: offset + ms }))
      offset += ms
    },
    liveAt(instant) {
      offset = instant - real()
    },
    resume() {
      offset = readOffset(file)
    },
  }
}

function readOffset(file: string): number {
  try {
    const { offsetMs }: { offsetMs?: unknown } = JSON.parse(readFileSync(file, 'utf8'))
    return typeof offsetMs === 'number' && Number.isFinite(offsetMs) ? offsetMs : 0
  } catch {
    return 0
  }
}
