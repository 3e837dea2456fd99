import { fork } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../../scripts/build/discover'

/** The bench's own builds, apart from those others may be using. */
export const built = join(root, 'dist/bench')

/** Bundles bench/programs into plain JavaScript, so that no side pays for a compiler. */
export async function buildPrograms(): Promise<void> {
  const sources = join(root, 'bench/programs')
  await build({
    entryPoints: readdirSync(sources).map(file => join(sources, file)),
    outdir: built,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    charset: 'utf8',
    logLevel: 'warning',
  })
}

export type Program = {
  pid: number
  /** Sends one question and waits for its answer; rejects with the program's own error, or when it ends. */
  ask<R>(question: object): Promise<R>
  /** Ends it at once, without a word to it. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Starts a program of bench/programs in a process of its own, given plain data. */
export async function startProgram(
  name: string,
  given: object,
  env: Record<string, string> = {},
): Promise<Program> {
  const child = fork(join(built, `${name}.js`), [JSON.stringify(given)], {
    cwd: root,
    env: { ...process.env, ...env },
    // The SDK adds a listener a call to each kept socket and is warned of it.
    execArgv: ['--no-warnings'],
  })
  const asked: { resolve: (answer: never) => void; reject: (error: Error) => void }[] = []
  const ended = new Promise<void>(resolve =>
    child.once('exit', code => {
      for (const { reject } of asked.splice(0)) reject(new Error(`${name} ended with ${code}`))
      resolve()
    }),
  )
  child.on('message', (message: { answer: never } | { error: string }) => {
    const first = asked.shift()
    if ('error' in message) first?.reject(new Error(`${name}: ${message.error}`))
    else first?.resolve(message.answer)
  })
  const heard = <R>() => new Promise<R>((resolve, reject) => asked.push({ resolve, reject }))
  const ready = heard<'ready'>()
  await ready
  return {
    pid: child.pid ?? 0,
    ask<R>(question: object) {
      const answer = heard<R>()
      child.send(question)
      return answer
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
