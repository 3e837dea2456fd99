import Taro from '@tarojs/taro'
import type { Client, Contract, Reply } from '../../cloudfunctions/kit/contract'
import { askToProve } from './proving'
import { offline, Refusal } from './refusal'
import { newRequestId } from './request-id'
import { endedWords, endSession, sessionToken } from './session'

declare const TRANSPORT: 'cloud' | 'https'
declare const HTTPS_BASE: string
declare const CLOUD_ENV: string

/** Makes ready what calls go through; once, before any page. */
export function begin(): void {
  if (TRANSPORT === 'cloud') Taro.cloud.init({ traceUser: true, ...(CLOUD_ENV && { env: CLOUD_ENV }) })
}

/** Calls by plain requests with a session, not by WeChat's own identity. */
export const needsSession = TRANSPORT === 'https'

/**
 * The actions of a system as functions. Each answers the result or throws a Refusal; what the network or a crash
 * swallowed is sent again under the same requestId, which the server answers once. What needs a proof that it is really
 * them asks for it over the page and goes on.
 */
export function client<C extends Contract>(system: string): Client<C> {
  const actions = {}
  return new Proxy(actions, {
    get: (_, action) => (input: object, options?: { requestId?: string }) =>
      call(system, String(action), input, options?.requestId ?? newRequestId()),
  }) as Client<C>
}

/** Calls an action of a system by its name, for what a page may do only by what the server told it. */
export const caller =
  (system: string) =>
  (action: string, input: object, { requestId }: { requestId: string }): Promise<unknown> =>
    call(system, action, input, requestId)

/** The server's clock in ms: this machine's, set right by the last reply. */
export const serverNow = (): number => Date.now() + ahead

/** Asks a door of the home itself (people, session, outbox); answers its JSON, refuses as a call does. */
export async function door(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
  const response = await request(method, path, body)
  if (isRefused(response)) throw new Refusal(response.code, response.reason, response.message, response.field)
  return response
}

/** Sends a picked file and answers the id it is kept under. */
export async function upload(filePath: string): Promise<string> {
  if (TRANSPORT === 'cloud') {
    const place = await call('members', 'placeToUpload', {}, newRequestId())
    const cloudPath = `${Reflect.get(Object(place), 'path')}${/\.[a-z0-9]{1,5}$/.exec(filePath)?.[0] ?? ''}`
    return (await Taro.cloud.uploadFile({ cloudPath, filePath })).fileID
  }
  const content = await (await fetch(filePath)).blob()
  const response = await fetch(`${HTTPS_BASE}/file`, {
    method: 'POST',
    headers: bearer(),
    body: content,
  }).catch(() => {
    throw offline()
  })
  const answer: unknown = await response.json()
  if (isRefused(answer)) throw new Refusal(answer.code, answer.reason, answer.message, answer.field)
  return String(Reflect.get(Object(answer), 'fileID'))
}

let ahead = 0
const pauses = [400, 1200, 3000]

async function call(system: string, action: string, input: object, requestId: string): Promise<unknown> {
  for (let tried = 0; ; tried++) {
    try {
      return await callOnce(system, action, input, requestId)
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.reason === 'prove' && (await askToProve())) continue
      const pause = pauses[tried]
      if (pause === undefined || !isPassing(thrown)) throw thrown
      await new Promise(resolve => setTimeout(resolve, pause))
    }
  }
}

async function callOnce(system: string, action: string, input: object, requestId: string): Promise<unknown> {
  const reply = await (TRANSPORT === 'cloud'
    ? throughCloud(system, { action, input, requestId })
    : request('POST', '/call', { system, action, input, requestId }))
  if (!isReply(reply)) throw offline()
  if (typeof reply.serverTime === 'number') ahead = reply.serverTime - Date.now()
  if (reply.ok) return reply.result
  if (reply.reason === 'session-expired') endSession(reply.message)
  const words = reply.reason === 'sign-in' ? endedWords() : null
  throw new Refusal(reply.code, reply.reason, words ?? reply.message, reply.field)
}

async function throughCloud(name: string, data: object): Promise<unknown> {
  try {
    return (await Taro.cloud.callFunction({ name, data })).result
  } catch {
    throw offline()
  }
}

async function request(method: 'GET' | 'POST' | 'DELETE', path: string, data?: object): Promise<unknown> {
  try {
    const response = await Taro.request({
      url: `${HTTPS_BASE}${path}`,
      method,
      data,
      header: { 'content-type': 'application/json', ...bearer() },
      timeout: 20_000,
    })
    return response.data
  } catch {
    throw offline()
  }
}

const bearer = (): Record<string, string> => {
  const token = sessionToken()
  return token ? { authorization: `Bearer ${token}` } : {}
}

const isPassing = (thrown: unknown) =>
  thrown instanceof Refusal && ['offline', 'crashed', 'timeout', 'busy'].includes(thrown.reason)

const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'ok') === 'boolean'

const isRefused = (value: unknown): value is Extract<Reply, { ok: false }> => isReply(value) && !value.ok
