import cloud from 'wx-server-sdk'
import templates from '../../cloudfunctions/kit/templates.json'
import { answering } from '../harness/answering'

export type BareWork = { kind: 'send'; people: number } | { kind: 'rows'; rows: number; collection: string }

cloud.init({ env: process.env.TCB_ENV })
const db = cloud.database()

/** What others would write: a message a person and nothing kept of it, or a row a recipient, a hundred at a time. */
answering(async (work: BareWork): Promise<number> => {
  const began = performance.now()
  if (work.kind === 'send') {
    for (let at = 0; at < work.people; at += 100) {
      await Promise.all(
        Array.from({ length: Math.min(100, work.people - at) }, (_, i) => send(`bare-${at + i}`)),
      )
    }
  } else {
    let next = 0
    const writer = async () => {
      while (next < work.rows) {
        const from = next
        next += 100
        const data = Array.from({ length: Math.min(100, work.rows - from) }, (_, i) => row(from + i))
        await db.collection(work.collection).add({ data })
      }
    }
    await Promise.all(Array.from({ length: 8 }, writer))
  }
  return performance.now() - began
})

const row = (i: number) => ({
  person: `p-${i}`,
  title: '周五开会',
  body: '本周五下班后开会。',
  read: false,
  at: 1,
})

function send(touser: string) {
  const data = {
    thing1: { value: '周五开会' },
    thing2: { value: '总工会' },
    time3: { value: '2026-11-21 10:00' },
  }
  const page = 'systems/notices/pages/message/index?id=bench'
  return cloud.openapi.subscribeMessage.send({ touser, templateId: templates.notice.id, page, data })
}
