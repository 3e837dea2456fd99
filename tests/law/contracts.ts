import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract } from '../../cloudfunctions/kit/contract'

const folder = join(__dirname, '../../cloudfunctions')

/** Every contract there is, found by its file. */
export function contracts(from = folder): Contract[] {
  return readdirSync(from, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'kit')
    .map(entry => {
      const { contract }: { contract: Contract } = require(join(from, entry.name, 'contract.ts'))
      return contract
    })
}
