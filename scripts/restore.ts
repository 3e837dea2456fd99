import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { restoreBackup } from '../local/backup/restore'
import { keysBeside } from '../local/keys'

const USAGE = 'npm run restore -- FILE --data DIR [--keys FILE]'

void restore()

/** Makes a home of a backup in an empty folder; `DATA=DIR npm start` then runs it. */
async function restore(): Promise<void> {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' }, keys: { type: 'string' } },
      allowPositionals: true,
    })
    const [from] = positionals
    if (!from || !values.data) throw new Error(USAGE)
    const data = resolve(values.data)
    const { entries } = await restoreBackup({ from, data, keys: values.keys ?? keysBeside(data) })
    console.log(`已恢复到 ${data}（${entries} 个文件）。用 DATA=${data} npm start 启动。`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
