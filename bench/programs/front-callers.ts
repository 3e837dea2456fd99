import { Agent } from 'node:http'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import { answering } from '../harness/answering'
import { got, posted } from '../harness/posted'

export type FrontWork = { url: string; callers: number; calls: number }

/** `people` are the callers known by person, `wrong` the answers that were another's or none. */
export type FrontDone = { ms: number; people: number; wrong: number }

/** Each caller asks who they are, first alone, then all at once again and again: the answers must be the same. */
answering(async ({ url, callers, calls }: FrontWork): Promise<FrontDone> => {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const me = async (token: string, n: number) => {
    const call = { system: 'members', action: 'me', input: {}, requestId: `who-am-i-${n}` }
    return JSON.stringify(Reflect.get(await posted(agent, `${url}/call`, call, token), 'result'))
  }

  const everybody: { token: string; alone: string }[] = []
  let people = 0
  for (const id of (await idsOf(agent, url)).slice(0, callers)) {
    const token = String(Reflect.get(await posted(agent, `${url}/session`, { person: id }), 'token'))
    const alone = await me(token, 0)
    if (alone.includes(personIdOf(id))) people += 1
    everybody.push({ token, alone })
  }
  if (everybody.length < callers) throw new Error(`the city has only ${everybody.length} people`)
  if (new Set(everybody.map(({ alone }) => alone)).size < people) throw new Error('two people answer alike')

  let next = 0
  let wrong = 0
  const began = performance.now()
  await Promise.all(
    everybody.map(async ({ token, alone }) => {
      while (next < calls) {
        next += 1
        if ((await me(token, next)) !== alone) wrong += 1
      }
    }),
  )
  const ms = performance.now() - began
  agent.destroy()
  return { ms, people, wrong }
})

async function idsOf(agent: Agent, url: string): Promise<string[]> {
  const people = await got(agent, `${url}/people`)
  return Array.isArray(people) ? people.map(person => String(person.id)) : []
}
