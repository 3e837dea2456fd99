import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkJournal } from '../local/backup/journal'
import { keysBeside } from '../local/keys'
import { root } from './build/discover'

const USAGE = 'npm run journal -- check [--data DIR] [--keys FILE] [--seal SEAL]'

void journal()

/** Says whether the record of who did what still is what it was when it was written; ends with 1 when it is not. */
async function journal(): Promise<void> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { data: { type: 'string' }, keys: { type: 'string' }, seal: { type: 'string' } },
    })
    if (positionals[0] !== 'check') throw new Error(USAGE)
    const data = resolve(values.data ?? process.env.DATA ?? join(root, '.data', 'demo'))
    const keys = values.keys ?? keysBeside(data)
    const found = await checkJournal({ data, keys, seal: values.seal })
    console.log(`核对了 ${found.blocks} 段、${found.lines} 条记录；还有 ${found.waiting} 条等着封。`)
    for (const fault of found.faults) console.log(`✗ ${fault}`)
    if (found.seal) console.log(`最后一段的封条：${found.seal}（抄下来，以后拿它核对）`)
    if (found.faults.length > 0) process.exit(1)
    console.log('都对得上。')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
