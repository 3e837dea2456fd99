import { type Asked, ask } from './ask'

/** The cloud and the network: everything leaves through the server that serves this page. */
export const wxNetwork = {
  cloud: {
    DYNAMIC_CURRENT_ENV: Symbol('dynamic'),
    init() {},
    callFunction: (asked: Asked) => ask('cloud.callFunction', asked, () => callFunction(asked)),
    uploadFile: (asked: Asked) => ask('cloud.uploadFile', asked, () => uploadFile(asked)),
  },
  request(asked: Asked) {
    const stop = new AbortController()
    ask('request', asked.success || asked.fail ? asked : { ...asked, complete() {} }, () =>
      request(asked, stop.signal),
    )
    return { abort: () => stop.abort(), onHeadersReceived() {}, offHeadersReceived() {} }
  },
  getNetworkType: (asked?: Asked) =>
    ask('getNetworkType', asked, () => ({ networkType: navigator.onLine ? 'wifi' : 'none' })),
  onNetworkStatusChange(told: (status: object) => void) {
    const tell = () =>
      told({ isConnected: navigator.onLine, networkType: navigator.onLine ? 'wifi' : 'none' })
    addEventListener('online', tell)
    addEventListener('offline', tell)
  },
  offNetworkStatusChange() {},
}

const largestCall = 6 * 1024 * 1024

async function callFunction({ name, data }: Asked) {
  const body = JSON.stringify({ system: name, ...Object(data) })
  if (body.length > largestCall) throw new Error('-501001 payload too large')
  const response = await fetch('/bridge/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  if (!response.ok) throw new Error(`-501000 ${response.status} ${await response.text()}`)
  return { result: await response.json(), requestID: crypto.randomUUID() }
}

async function uploadFile({ filePath }: Asked) {
  const body = await (await fetch(String(filePath))).blob()
  const response = await fetch('/bridge/file', {
    method: 'POST',
    headers: { 'content-type': body.type },
    body,
  })
  const answered: unknown = await response.json()
  const fileID: unknown = Reflect.get(Object(answered), 'fileID')
  if (typeof fileID !== 'string') throw new Error(`-403001 ${JSON.stringify(answered)}`)
  return { fileID, statusCode: 200 }
}

async function request(asked: Asked, signal: AbortSignal) {
  const { url, data, header, dataType } = asked
  const method = String(asked.method ?? 'GET').toUpperCase()
  const there = new URL(String(url))
  if (method === 'GET' && data)
    for (const [key, value] of Object.entries(data)) there.searchParams.set(key, String(value))
  const body =
    method === 'GET' || data === undefined
      ? undefined
      : typeof data === 'string'
        ? data
        : JSON.stringify(data)
  const response = await fetch('/bridge/request', {
    method: 'POST',
    signal,
    body: JSON.stringify({
      url: there.href,
      method,
      header: { 'content-type': 'application/json', ...Object(header) },
      body,
    }),
  })
  const words = await response.text()
  return {
    statusCode: response.status,
    header: Object.fromEntries(response.headers),
    cookies: [],
    data: dataType === 'text' ? words : parsed(words),
  }
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return words
  }
}
