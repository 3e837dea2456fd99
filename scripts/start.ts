import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { bringUpToDate } from './build/current'
import { root } from './build/discover'

void start()

/** Builds what changed, then runs the local cloud until it is told to stop; one that ends by itself is started again. */
async function start(): Promise<void> {
  await bringUpToDate(['local', 'cloudfunctions', 'h5'], output => {
    if (output === 'h5') console.log('正在构建网页版（第一次要半分钟左右）')
  })
  const data = process.env.DATA ?? join(root, '.data', 'demo')
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping = true
      child?.kill(signal)
    })
  }
  let child: ChildProcess | undefined
  const live = () => {
    const born = performance.now()
    child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/local/main.js')], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PORT: process.env.PORT ?? '4300', DATA: data },
    })
    child.on('exit', (code, signal) => {
      const lived = performance.now() - born > settledMs
      if (stopping || code === 0 || !lived) return process.exit(signal ? 1 : (code ?? 1))
      console.error('意外停了，正在重新启动')
      live()
    })
  }
  live()
}

/** What ends sooner could not start at all and is not started again, ms. */
const settledMs = 10_000
