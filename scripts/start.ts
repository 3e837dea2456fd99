import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bringUpToDate } from './build/current'
import { root } from './build/discover'

void start()

/** Builds what changed, then runs the local cloud until it is told to stop. */
async function start(): Promise<void> {
  await bringUpToDate(['local', 'cloudfunctions', 'h5'], output => {
    if (output === 'h5') console.log('正在构建网页版（第一次要半分钟左右）')
  })
  const data = process.env.DATA ?? join(root, '.data', 'demo')
  mkdirSync(data, { recursive: true })
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/local/main.js')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: process.env.PORT ?? '4300', DATA: data },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
