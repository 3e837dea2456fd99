import { renameSync, statSync } from 'node:fs'
import pino from 'pino'

export type FunctionLog = {
  line(pid: number, stream: 'out' | 'err', text: string): void
  close(): void
}

/** A log of this size goes aside under `.1`, in place of the one before, bytes. */
const MOST_BYTES = 16 * 1024 * 1024
/** Lines that wait for room on the disk; what is beyond is lost, characters. */
const MOST_WAITING = 256 * 1024

/**
 * What functions print, one JSON line each, in a file of the data folder. A line that cannot be written is lost and
 * nothing else with it.
 */
export function openFunctionLog(file: string): FunctionLog {
  const destination = pino.destination({
    dest: file,
    sync: true,
    mkdir: true,
    mode: 0o600,
    maxLength: MOST_WAITING,
  })
  destination.on('error', () => {})
  const log = pino({ base: null }, destination)
  let bytes = sizeOf(file)
  const makeWay = () => {
    if (bytes < MOST_BYTES) return
    bytes = 0
    renameSync(file, `${file}.1`)
    destination.reopen(file)
  }
  return {
    line(worker, stream, text) {
      const msg = text.slice(0, 4000)
      bytes += msg.length
      try {
        makeWay()
      } catch {}
      if (stream === 'err') log.warn({ worker, msg })
      else log.info({ worker, msg })
    },
    close: () => destination.end(),
  }
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0
