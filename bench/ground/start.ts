import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../scripts/build/discover'
import { withFolder } from '../harness/folder'
import type { Topic } from '../harness/report'

/** How long `npm start` takes on an installed and built tree, and how much memory the demo needs; aims, not judged. */
export const start: Topic = report =>
  withFolder(async folder => {
    await started(join(folder, 'building')).then(({ stop }) => stop())
    const data = join(folder, 'data')
    const fresh = await started(data)
    await new Promise(resolve => setTimeout(resolve, 3000))
    const { megabytes, processes } = memoryOf(fresh.pid)
    await fresh.stop()
    const again = await started(data)
    await again.stop()
    const [first, second] = [fresh, again].map(({ ms }) => (ms / 1000).toFixed(1))
    report.beside(
      'start',
      `${first} s from npm start to ready with a city to tell (aim 8), ${second} s the next time`,
    )
    report.beside(
      'memory',
      `${megabytes.toFixed(0)} MB in ${processes} processes, gateway and workers (aim 400)`,
    )
  })

/** Runs `npm start` with its data in this folder until it says that it is ready. */
async function started(data: string) {
  const began = performance.now()
  const env = { ...process.env, PORT: '0', DATA: data }
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', chunk => {
      said += chunk
      if (/^ready /m.test(said)) resolve()
    })
    child.once('exit', code => reject(new Error(`npm start ended with ${code}: ${said}`)))
  })
  const ms = performance.now() - began
  return {
    ms,
    pid: child.pid ?? 0,
    async stop() {
      interrupt(child)
      await ended
    },
  }
}

/** As Ctrl-C at its terminal would: every process of the group hears it. */
function interrupt({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGINT')
}

/** The resident memory of the home's own processes below this one: what runs from dist/local. */
function memoryOf(pid: number): { megabytes: number; processes: number } {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap(line => {
      const [, id, parent, rss, args] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
      return args === undefined ? [] : [{ id: Number(id), parent: Number(parent), rss: Number(rss), args }]
    })
  const below = new Set([pid])
  for (let size = 0; size < below.size; ) {
    size = below.size
    for (const { id, parent } of rows) if (below.has(parent)) below.add(id)
  }
  const own = rows.filter(({ id, args }) => below.has(id) && args.includes('dist/local/'))
  return { megabytes: own.reduce((sum, { rss }) => sum + rss, 0) / 1024, processes: own.length }
}
