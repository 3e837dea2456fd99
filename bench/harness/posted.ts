import { type Agent, request } from 'node:http'

/** Posts JSON and answers the JSON object that comes back; rejects when the connection breaks before its end. */
export function posted(agent: Agent, url: string, body: object, token?: string): Promise<object> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  return answered(agent, url, { method: 'POST', headers }, JSON.stringify(body))
}

/** The same for reading. */
export const got = (agent: Agent, url: string): Promise<object> => answered(agent, url, { method: 'GET' })

function answered(agent: Agent, url: string, options: object, body?: string): Promise<object> {
  return new Promise((resolve, reject) => {
    const req = request(url, { agent, ...options }, res => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        const answer: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
        if (typeof answer === 'object' && answer !== null) resolve(answer)
        else reject(new Error('no object came back'))
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}
