/** One database call a function made, seen after it was done and before it is answered. */
export type DatabaseCall = {
  functionName?: string
  /** As the event of the function's call named it. */
  requestId?: string
  action: string
  /** The n-th database call of this function call, from 1. */
  n: number
  workerPid?: number
}

/** Watches from outside, to measure or to break things on purpose. */
export type Observer = { afterDatabaseCall?(call: DatabaseCall): void | Promise<void> }
