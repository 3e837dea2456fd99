import pino from 'pino'

export type FunctionLog = {
  line(pid: number, stream: 'out' | 'err', text: string): void
  close(): void
}

/** What functions print, one JSON line each, in a file of the data folder. */
export function openFunctionLog(file: string): FunctionLog {
  const destination = pino.destination({ dest: file, sync: true, mkdir: true })
  const log = pino({ base: null }, destination)
  return {
    line(worker, stream, text) {
      const msg = text.slice(0, 4000)
      if (stream === 'err') log.warn({ worker, msg })
      else log.info({ worker, msg })
    },
    close: () => destination.end(),
  }
}
