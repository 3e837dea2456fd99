import { join } from 'node:path'
import { startHome } from './home'
import { seed } from './seed/seed'

const port = Number(process.env.PORT ?? 4300)
const data = process.env.DATA ?? '.data/demo'

void start()

async function start(): Promise<void> {
  try {
    const home = await startHome({
      port,
      data,
      demo: true,
      functionsDir: join(process.cwd(), 'dist', 'cloudfunctions'),
      seed,
      onUnserved: report => console.error(`没有索引的查询：${report.collection}，看了 ${report.scanned} 条`),
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void home.stop().then(() => process.exit(0)))
    }
    console.log(`ready ${home.url}`)
    const people = await home.engine.find('people_demo', { filter: {}, limit: 12 })
    console.log('打开上面的网址，在登录页选一个人进去，例如：')
    for (const { name, roles, union } of people) {
      console.log(`  ${name}（${Array.isArray(roles) ? roles.join('、') : ''}，${union}）`)
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
