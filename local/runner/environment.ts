import { join } from 'node:path'

export const ENV_ID = 'niangjia-local'
export const APP_ID = 'wxniangjia00000001'

/** The variables any program with wx-server-sdk needs to find this cloud instead of WeChat's. */
export function cloudEnvironment(url: string): Record<string, string> {
  return {
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TCB_ENV: ENV_ID,
    SCF_NAMESPACE: ENV_ID,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_API_TOKEN,WX_CLIENTIP,WX_DESK',
  }
}

/** The variables that say who calls; without an openid the call is a stranger's or a timer's. */
export function callerEnvironment(call: {
  token: string
  source: string[]
  openid?: string
  address?: string
  desk?: string
}): Record<string, string> {
  const { token, source, openid, address, desk } = call
  return {
    WX_APPID: APP_ID,
    WX_API_TOKEN: token,
    TCB_SOURCE: source.join(','),
    ...(openid !== undefined && { WX_OPENID: openid }),
    ...(address !== undefined && { WX_CLIENTIP: address }),
    ...(desk !== undefined && { WX_DESK: `l.${desk}` }),
    ...(source[0] === 'wx_trigger' && { TRIGGER_SRC: 'timer' }),
  }
}

/** What a worker process starts with: the cloud's variables, the keys, and a way to find the packages. */
export function workerEnvironment(given: {
  url: string
  keys: string
  home: string
  modules: string
}): Record<string, string> {
  return {
    ...cloudEnvironment(given.url),
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    // Functions run in UTC in the cloud, so one that leans on the machine's zone shows it here.
    TZ: 'UTC',
    NODE_PATH: join(given.modules),
    NIANGJIA_KEYS: given.keys,
    NIANGJIA_HOME: given.home,
  }
}
