import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readCollections } from '../local/collections'
import { startHome } from '../local/home'
import { callerEnvironment, cloudEnvironment } from '../local/runner/environment'
import { bringUpToDate } from './build/current'
import { root } from './build/discover'

const USAGE = 'npm run cloud -- --port P --data DIR [--functions DIR] [--collections FILE]'

void start()

/** Only the cloud, for any program with wx-server-sdk: prints the environment it needs as shell lines, then stays. */
async function start(): Promise<void> {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        functions: { type: 'string' },
        collections: { type: 'string' },
      },
    })
    if (!values.port || !/^\d{1,5}$/.test(values.port) || !values.data) throw new Error(USAGE)
    await bringUpToDate(['local'])
    const home = await startHome({
      port: Number(values.port),
      data: resolve(values.data),
      demo: false,
      dist: join(root, 'dist'),
      foreignDir: values.functions && resolve(values.functions),
      collections: values.collections ? readCollections(resolve(values.collections)) : [],
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void home.stop().then(() => process.exit(0)))
    }
    const openid = 'o-local-caller'
    const source = ['wx_client']
    const token = home.tokens.mint({ caller: { openid, source, privileged: false } })
    const env = { ...cloudEnvironment(home.url), ...callerEnvironment({ token, source, openid }) }
    for (const [name, value] of Object.entries(env)) console.log(`export ${name}=${quoted(value)}`)
    console.error(`ready ${home.url}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

const quoted = (value: string) => (/^[\w.,:/-]*$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`)
