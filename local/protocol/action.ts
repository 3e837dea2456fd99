import type { Engine } from '../engine/engine-type'

/** Who stands behind one call at the /admin door; `privileged` is the engine's own side (provisioning, seeds). */
export type Caller = { openid?: string; functionName?: string; source: string[]; privileged: boolean }

/** One call as it came through the door: `params` is the request's body, unchecked. */
export type Call = { params: Record<string, unknown>; engine: Engine; caller: Caller; now: () => number }

/** Answers what goes under `data` of the reply; a refusal is thrown as EngineError. */
export type Action = (call: Call) => Promise<unknown>
