import { Agent } from 'node:http'
import { join } from 'node:path'
import { openEngine } from '../../local/database/engine'
import type { Integrity } from '../../local/engine/engine-type'
import { withFolder } from '../harness/folder'
import { posted } from '../harness/posted'
import type { Topic } from '../harness/report'
import { type Address, startGateway } from '../harness/sides'

const lives = 200
const writers = 20
const inspectedEvery = 50
const collections = [
  { name: 'letters', indexes: [{ fields: ['life', 'number'] }, { fields: ['number'], unique: true }] },
  { name: 'counters', indexes: [] },
]

/** What the writers were told is done: letters by id, and how often the counter was raised. */
type Acknowledged = { letters: string[]; raised: number; sent: number }

/**
 * Kills the gateway with SIGKILL in the middle of writing, again and again, and counts the writes that were
 * acknowledged and are not there. The machine itself stays up: against a loss of power stands synchronous=FULL, which
 * is asserted.
 */
export const gatewayKilled: Topic = report =>
  withFolder(async data => {
    const acknowledged: Acknowledged = { letters: [], raised: 0, sent: 0 }
    let lost = 0
    let unsound = 0
    for (let life = 1; life <= lives; life += 1) {
      const gateway = await startGateway({ data, demo: false, collections })
      if (gateway.synchronous !== 2) throw new Error('commits are not synced')
      if (life === 1) {
        const documents = [{ _id: 'raised', n: 0 }]
        await gateway.ask({ insert: { collection: 'counters', documents } })
      }
      const writing = write(gateway, life, acknowledged)
      await new Promise(resolve => setTimeout(resolve, 20 + Math.random() * 100))
      await gateway.kill()
      await writing
      if (life % inspectedEvery !== 0) continue
      const found = await inspect(join(data, 'cloud.db'), acknowledged)
      lost = Math.max(lost, found.lost)
      unsound += found.integrity.problems.length
    }
    const { letters, raised } = acknowledged
    report.figure(
      'acknowledged-lost',
      lost,
      { atMost: 0 },
      `gateway killed ${lives} times amid writes, ${letters.length + raised} acknowledged`,
    )
    report.figure(
      'unsound',
      unsound,
      { atMost: 0 },
      `problems of the file, looked for every ${inspectedEvery} deaths`,
    )
  })

/** Writes as fast as it is answered, until the gateway dies. */
async function write({ url, token }: Address, life: number, acknowledged: Acknowledged): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  let number = life * 1_000_000
  const send = async (action: string, params: object) => {
    acknowledged.sent += 1
    const body = { action: `database.${action}`, ...params, wxCloudApiToken: token }
    const reply = await posted(agent, `${url}/admin?env=bench&seqId=${life}-${acknowledged.sent}`, body)
    if (!('data' in reply)) throw new Error(JSON.stringify(reply))
  }
  const letter = async () => {
    const _id = `${life}-${++number}`
    const text = JSON.stringify({ _id, life, number, text: '请尽快补发 10 月工资。' })
    await send('insertDocument', { collectionName: 'letters', data: [text] })
    acknowledged.letters.push(_id)
  }
  const raise = async () => {
    const query = JSON.stringify({ _id: 'raised', n: { $gte: 0 } })
    const data = JSON.stringify({ $inc: { n: 1 } })
    const how = { query, data, multi: true, merge: true, upsert: false }
    await send('modifyDocument', { collectionName: 'counters', ...how })
    acknowledged.raised += 1
  }
  const writer = async () => {
    for (;;) {
      await letter()
      await raise()
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: writers }, writer))
  agent.destroy()
  for (const end of ends) {
    if (end.status === 'rejected' && !isBroken(end.reason)) throw end.reason
  }
}

/** Opens the dead gateway's file and compares it with what was acknowledged. */
async function inspect(file: string, { letters, raised, sent }: Acknowledged) {
  const engine = openEngine({ file, now: () => 0 })
  let lost = 0
  for (const id of letters) if (!(await engine.get('letters', id))) lost += 1
  const counted = Number((await engine.get('counters', 'raised'))?.n)
  lost += Math.max(0, raised - counted)
  const integrity: Integrity = await engine.integrity()
  if (counted > sent) integrity.problems.push(`raised ${counted} times, asked ${sent} times`)
  for (const problem of integrity.problems) console.error(problem)
  await engine.close()
  return { lost, integrity }
}

const isBroken = (error: unknown) =>
  error instanceof Error &&
  /ECONNRESET|ECONNREFUSED|EPIPE|socket hang up|aborted/.test(`${error.message} ${error}`)
