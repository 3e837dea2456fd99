import type { Caller } from '../action'
import type { Services } from '../service'

/** What an open interface answers: an object, or a file. */
export type Answer = { json: Record<string, unknown> } | { file: Uint8Array; contentType: string }

/** `data` is what the caller gave, in snake case as WeChat takes it. */
export type OpenApi = (call: {
  data: Record<string, unknown>
  caller: Caller
  services: Services
}) => Promise<Answer>

/** A refusal with WeChat's own number. */
export class WxError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(errmsg)
  }
}
