import type { Running } from './messages'

/** One call of a function as asked for. */
export type Invocation = {
  name: string
  /** JSON text. */
  event: string
  openid?: string
  /** The network address it came from, if from outside. */
  address?: string
  /** The computer that a phone signed in, by its id, if it came from one. */
  desk?: string
  /** Where it came from, first to last: wx_client, scf, wx_trigger … */
  source: string[]
  /** Names the request for those who watch. */
  requestId?: string
}

/** What became of a call. `result` is JSON text; `error` is for the log and for the calling function only. */
export type Outcome =
  | { kind: 'answered'; result: string }
  | { kind: 'failed'; error: string }
  | { kind: 'timeout'; seconds: number }
  | { kind: 'crashed' }
  | { kind: 'missing' }
  | { kind: 'too-large'; what: 'event' | 'result' }
  | { kind: 'busy' }

/** A call made ready for one worker; `started` hears which process took it. */
export type Job = {
  name: string
  file: string
  event: string
  nested: boolean
  timeoutMs: number
  context: Running
  start(pid: number): Record<string, string>
}
