import { Agent } from 'node:http'
import { answering } from '../harness/answering'
import { posted } from '../harness/posted'

export type TapWork = {
  url: string
  system: string
  action: string
  input: object
  connections: number
  /** In the order they are made; the same request id again is the same tap again. `more` is this tap's own input. */
  taps: { token: string; requestId: string; more?: object }[]
}

/** ms of all taps and of each; how many were answered well, and what the others were refused for. */
export type Tapped = { ms: number; each: number[]; well: number; refused: Record<string, number> }

let agent = new Agent({ keepAlive: true })

/**
 * So many connections, each making the next tap when its last is answered; told that it took too long, the same tap is
 * made again, as a page does.
 */
answering(async ({ url, system, action, input, connections, taps }: TapWork): Promise<Tapped> => {
  if (agent.maxSockets !== connections) agent = new Agent({ keepAlive: true, maxSockets: connections })
  const each: number[] = []
  const refused: Record<string, number> = {}
  let well = 0
  let next = 0
  const tapper = async () => {
    for (let tap = taps[next++]; tap; tap = taps[next++]) {
      const began = performance.now()
      const { requestId, token, more } = tap
      const body = { system, action, input: { ...input, ...more }, requestId }
      let reply: object
      do reply = await posted(agent, `${url}/call`, body, token)
      while (Reflect.get(reply, 'reason') === 'timeout')
      each.push(performance.now() - began)
      if (Reflect.get(reply, 'ok') === true) well += 1
      else {
        const reason = String(Reflect.get(reply, 'reason'))
        refused[reason] = (refused[reason] ?? 0) + 1
      }
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, tapper))
  return { ms: performance.now() - began, each, well, refused }
})
