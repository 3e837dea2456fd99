import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildPrograms, built } from '../bench/harness/program'
import { reportTo, type Topic } from '../bench/harness/report'
import { root } from './build/discover'
import { buildFunctions } from './build/functions'
import { buildLocal } from './build/local'

const topics = readdirSync(join(root, 'bench')).flatMap(file => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [])

void bench(process.argv.slice(2))

/** Runs the topics named, or all of them; ends with 1 when a figure is short. */
async function bench(named: string[]): Promise<void> {
  try {
    const unknown = named.find(name => !topics.includes(name))
    if (unknown) throw new Error(`no topic ${unknown}; there are: ${topics.join(', ')}`)
    await buildLocal(join(built, 'local'))
    await buildFunctions(join(built, 'cloudfunctions'))
    await buildPrograms()
    for (const name of named.length > 0 ? named : topics) {
      const { topic }: { topic: Topic } = await import(pathToFileURL(join(root, 'bench', `${name}.ts`)).href)
      const report = reportTo(console.log, name)
      await topic(report)
      if (report.short() > 0) process.exitCode = 1
    }
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error)
    // The programs it left end with it.
    process.exit(1)
  }
}
