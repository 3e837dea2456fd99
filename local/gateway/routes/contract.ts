import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Route, sendText } from '../exchange'
import { nothingHere } from '../refusal'

/** What may be asked: every action of every system with the JSON schema of its input and who may call it. */
export const contractRoute: Route = {
  method: 'GET',
  path: '/contract',
  async handle({ res, doors }) {
    const file = join(doors.dist, 'cloudfunctions', 'contract.json')
    if (!existsSync(file)) throw nothingHere()
    sendText(res, await readFile(file, 'utf8'))
  },
}
