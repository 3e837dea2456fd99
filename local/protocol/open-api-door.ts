import { EngineError } from '../engine/types'
import type { Caller } from './action'
import { type Answer, WxError } from './openapi/open-api'
import { openApis } from './openapi/registry'
import { readMessage, writeMessage } from './protobuf'
import type { Services } from './service'

/** The number of a function that was not given the right to an interface in its config.json. */
const NO_PERMISSION = -604101

/**
 * wx.openApi: reads the SDK's message (CommApiData: pairs of a name and JSON), answers CommOpenApiResp. WeChat's own
 * refusals travel as JSON inside it, so that the SDK shows their errcode.
 */
export async function openApiDoor(
  fields: { apiName: unknown; requestData: unknown },
  caller: Caller,
  services: Services,
): Promise<Buffer> {
  const { apiName, requestData } = fields
  if (typeof apiName !== 'string' || !(requestData instanceof Uint8Array)) {
    throw new EngineError('INVALID_PARAM', 'no apiName or requestData')
  }
  const allowed = services.runner().openapiOf(caller.functionName)
  if (allowed && !allowed.includes(apiName)) return writeMessage([{ id: 3, value: NO_PERMISSION }])
  const api = Object.hasOwn(openApis, apiName) ? openApis[apiName] : undefined
  const data = pairsOf(requestData)
  const answer = api ? await answered(() => api({ data, caller, services })) : unknownApi(apiName)
  const json = 'json' in answer
  return writeMessage([
    { id: 1, value: json ? Buffer.from(JSON.stringify(answer.json)) : answer.file },
    { id: 2, value: Buffer.from(json ? 'application/json; charset=utf-8' : answer.contentType) },
    { id: 4, value: 200 },
  ])
}

async function answered(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof WxError) return { json: { errcode: error.errcode, errmsg: error.errmsg } }
    throw error
  }
}

const unknownApi = (name: string): Answer => ({
  json: { errcode: 48001, errmsg: `api unauthorized: ${name}` },
})

function pairsOf(message: Uint8Array): Record<string, unknown> {
  const data: Record<string, unknown> = Object.create(null)
  for (const { id, value } of readMessage(message)) {
    if (id !== 2 || typeof value === 'number') continue
    for (const pair of readMessage(value)) {
      if (pair.id !== 1 || typeof pair.value === 'number') continue
      const parts = readMessage(pair.value)
      const key = parts.find(part => part.id === 1)?.value
      const given = parts.find(part => part.id === 2)?.value
      if (key instanceof Uint8Array && given instanceof Uint8Array) data[text(key)] = parsed(text(given))
    }
  }
  return data
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}
