import { randomBytes } from 'node:crypto'
import { databaseActions } from '../database/protocol/actions'
import type { Engine } from '../engine/engine-type'
import { EngineError } from '../engine/types'
import { isNoRoom, noRoom } from '../room'
import { invokeFunction } from './functions'
import { readMultipart } from './multipart'
import type { Observer } from './observer'
import { openApiDoor } from './open-api-door'
import type { Service, Services } from './service'
import { deleteFiles, downloadLinks, uploadMetadata } from './storage'
import type { Grant, Tokens } from './tokens'

export type AdminRequest = { seqId: string; contentType: string; body: Buffer }
export type AdminReply = { contentType: string; body: string | Buffer }

export type Admin = (request: AdminRequest) => Promise<AdminReply>

const services: Record<string, Service> = {
  'functions.invokeFunction': invokeFunction,
  'storage.getUploadMetadata': uploadMetadata,
  'storage.batchGetDownloadUrl': downloadLinks,
  'storage.batchDeleteFile': deleteFiles,
}

/** Answers of a token kept for a request sent again. */
const KEPT_ANSWERS = 256

/**
 * The one door of the cloud's protocol. Nobody without a token is served. A request that comes a second time under
 * its seqId is not done again, it gets the first answer. Refusals are answered as {code, message}.
 */
export function adminDoor(given: {
  engine: Engine
  tokens: Tokens
  services: Services
  observer?: Observer
  note: (text: string) => void
}): Admin {
  const answers = new WeakMap<Grant, Map<string, Promise<AdminReply>>>()
  return async request => {
    try {
      const call = readCall(request)
      const grant = given.tokens.of(call.token)
      if (!grant)
        throw new EngineError('INVALID_REQUEST_SOURCE', 'no such token: the call is over or was never made')
      const kept = answers.get(grant) ?? new Map<string, Promise<AdminReply>>()
      answers.set(grant, kept)
      const before = kept.get(request.seqId)
      if (before) return await before
      const reply = answer(given, grant, call)
      if (request.seqId) keep(kept, request.seqId, reply)
      return await reply
    } catch (error) {
      return refusal(given.note, error)
    }
  }
}

type AdminCall = { action: string; token: unknown; params: Record<string, unknown> }

function readCall({ contentType, body }: AdminRequest): AdminCall {
  if (contentType.startsWith('multipart/form-data')) {
    const fields = readMultipart(contentType, body)
    const text = (name: string) => fields.get(name)?.toString('utf8')
    const params = { apiName: text('apiName'), requestData: fields.get('requestData') }
    return { action: text('action') ?? '', token: text('wxCloudApiToken'), params }
  }
  const params: unknown = JSON.parse(body.toString('utf8'))
  if (!isRecord(params)) throw new EngineError('INVALID_PARAM', 'the body is no object')
  return { action: String(params.action), token: params.wxCloudApiToken, params }
}

async function answer(
  { engine, services: parts, observer, note }: Parameters<typeof adminDoor>[0],
  grant: Grant,
  { action, params }: AdminCall,
): Promise<AdminReply> {
  const { caller } = grant
  try {
    if (action === 'wx.openApi') {
      const { apiName, requestData } = params
      const body = await openApiDoor({ apiName, requestData }, caller, parts)
      return { contentType: 'application/octet-stream', body }
    }
    const database = Object.hasOwn(databaseActions, action) ? databaseActions[action] : undefined
    if (database) {
      const data = await database({ params, engine, caller, now: parts.now })
      await observed(observer, grant, action)
      return success(data)
    }
    const service = Object.hasOwn(services, action) ? services[action] : undefined
    if (!service) throw new EngineError('INVALID_PARAM', `this cloud has no ${action}`)
    return success(await service({ params, caller, services: parts }))
  } catch (error) {
    if (Object.hasOwn(databaseActions, action)) await observed(observer, grant, action)
    return refusal(note, error)
  }
}

async function observed(observer: Observer | undefined, grant: Grant, action: string): Promise<void> {
  if (!observer?.afterDatabaseCall) return
  const { caller, requestId, workerPid } = grant
  const n = ++grant.databaseCalls
  await observer.afterDatabaseCall({ functionName: caller.functionName, requestId, action, n, workerPid })
}

function keep(kept: Map<string, Promise<AdminReply>>, seqId: string, reply: Promise<AdminReply>) {
  kept.set(seqId, reply)
  if (kept.size <= KEPT_ANSWERS) return
  const [oldest] = kept.keys()
  if (oldest !== undefined) kept.delete(oldest)
}

const requestId = () => randomBytes(8).toString('hex')

const success = (data: unknown): AdminReply => ({
  contentType: 'application/json; charset=utf-8',
  // The SDK looks for a new transaction's id beside the data.
  body: JSON.stringify({
    requestId: requestId(),
    ...(isRecord(data) && 'transactionId' in data && data),
    data,
  }),
})

function refusal(note: (text: string) => void, error: unknown): AdminReply {
  const cause = isNoRoom(error) ? noRoom() : error
  const known = cause instanceof EngineError
  if (!known) note(String(cause instanceof Error ? cause.stack : cause))
  const code = known ? cause.code : 'SYS_ERR'
  const message = known ? cause.message : 'the local cloud failed, see its log'
  return {
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ requestId: requestId(), code, message }),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
