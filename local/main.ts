import type { Engine } from './engine/engine-type'
import { startHome } from './home'

const port = Number(process.env.PORT ?? 4300)
const data = process.env.DATA ?? '.data/demo'

void start()

async function start(): Promise<void> {
  try {
    const home = await startHome({
      port,
      data,
      demo: true,
      onUnserved: report => console.error(`没有索引的查询：${report.collection}，看了 ${report.scanned} 条`),
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void home.stop().then(() => process.exit(0)))
    }
    console.log(`ready ${home.url}`)
    console.log('打开上面的网址，选一个人进去，例如：')
    for (const line of await whoToBe(home.engine)) console.log(`  ${line}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

/** One of the demo's people for each part there is. */
async function whoToBe(engine: Engine): Promise<string[]> {
  const people = await engine.find('people_demo', { filter: {}, limit: 1000 })
  const parts = new Map<string, string>()
  for (const { name, roles, union } of people) {
    const part = Array.isArray(roles) ? roles.join('、') : ''
    if (!parts.has(part)) parts.set(part, `${part}：${name}（${union}）`)
  }
  return [...parts.values()]
}
