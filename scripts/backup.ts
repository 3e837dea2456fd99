import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeBackup } from '../local/backup/make'
import { keysBeside } from '../local/keys'
import { root } from './build/discover'

const USAGE = 'npm run backup -- --to FILE [--data DIR] [--keys FILE]'

void backup()

/** Backs a home up into one file, sealed under the home's keys, while it runs or not. */
async function backup(): Promise<void> {
  try {
    const { values } = parseArgs({
      options: { data: { type: 'string' }, keys: { type: 'string' }, to: { type: 'string' } },
    })
    if (!values.to) throw new Error(USAGE)
    const data = resolve(values.data ?? process.env.DATA ?? join(root, '.data', 'demo'))
    const keys = values.keys ?? keysBeside(data)
    const { file, bytes } = await makeBackup({ data, keys, to: values.to })
    console.log(`已备份：${file}（${(bytes / 1024 / 1024).toFixed(1)} MB）`)
    console.log(`没有密钥就打不开它。请把密钥另存一处：${keys}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
