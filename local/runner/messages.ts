/** What the gateway tells a worker. `event` is JSON text, so that a call is parsed only where it runs. */
export type ToWorker =
  | {
      kind: 'call'
      id: number
      name: string
      file: string
      event: string
      env: Record<string, string>
      context: Running
    }
  | { kind: 'clock'; offsetMs: number }
  | { kind: 'ping'; n: number }

/** What a function receives as its second argument. */
export type Running = {
  request_id: string
  function_name: string
  time_limit_in_ms: number
  memory_limit_in_mb: number
}

/** What a worker tells the gateway. `result` is JSON text. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; result: string }
  | { kind: 'failure'; id: number; error: string }
  | { kind: 'pong'; n: number }
