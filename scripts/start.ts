import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build/discover'
import { buildIfStale } from './build/stale'

void start()

/** Builds what changed, then runs the local cloud until it is told to stop. */
async function start(): Promise<void> {
  await buildIfStale('local', ['local', 'cloudfunctions', 'scripts/build', 'package-lock.json'], async () =>
    (await import('./build/local')).buildLocal(),
  )
  await buildIfStale('cloudfunctions', ['cloudfunctions', 'scripts/build', 'package-lock.json'], async () =>
    (await import('./build/functions')).buildFunctions(),
  )
  const front = [
    'src',
    'config',
    'cloudfunctions',
    'scripts/build',
    'babel.config.js',
    'package.json',
    'package-lock.json',
  ]
  await buildIfStale('h5', front, async () => {
    console.log('正在构建网页版（第一次要半分钟左右）')
    await (await import('./build/taro')).buildFront('h5')
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
