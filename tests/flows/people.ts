import { randomUUID } from 'node:crypto'
import type { Client, Contract, Reply } from '../../cloudfunctions/kit/contract'

/** A refusal as the client sees it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly reason: string,
    message: string,
    readonly field?: string,
  ) {
    super(`${code} ${reason}: ${message}`)
  }
}

export type Somebody = { id: string; name: string; roles: string[]; union: string }

/** Who plays this part, at this union if one is named. */
export function playing(everybody: readonly Somebody[], title: string, union?: string): Somebody {
  const found = everybody.find(({ roles, union: at }) => roles.includes(title) && (!union || at === union))
  if (!found) throw new Error(`nobody plays ${title} ${union ?? ''}`)
  return found
}

/** The doors of one running home, as tests use them. */
export function doorsOf(url: string) {
  const json = async (path: string, init?: RequestInit) => (await fetch(`${url}${path}`, init)).json()
  const post = (path: string, body: object, token?: string) =>
    json(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
  const caller =
    (token?: string) =>
    async (system: string, action: string, input: unknown, requestId: string = randomUUID()) => {
      const reply: Reply = await post('/call', { system, action, input, requestId }, token)
      if (!reply.ok) throw new Refused(reply.code, reply.reason, reply.message, reply.field)
      return reply.result
    }
  /** The last text to this phone, which may be masked. */
  const lastText = async (phone: string): Promise<string | undefined> => {
    const [head = '', tail = ''] = phone.split('****')
    const sent: { to: string; text?: string }[] = await json('/outbox')
    return sent.find(({ to, text }) => text && to.includes(head) && to.endsWith(tail))?.text
  }
  const smsCode = async (phone: string): Promise<string> => {
    const code = (await lastText(phone))?.match(/\d{6}/)?.[0]
    if (!code) throw new Error(`no code was sent to ${phone}`)
    return code
  }
  const prover = (bare: ReturnType<typeof caller>) => async (): Promise<void> => {
    const asked: { sentTo?: string } = Object(await bare('members', 'askProof', {}))
    await bare('members', 'prove', { code: await smsCode(asked.sentTo ?? '') })
  }
  return {
    people: (): Promise<Somebody[]> => json('/people'),
    outbox: (): Promise<{ kind: string; to: string; text?: string }[]> => json('/outbox'),
    now: async (): Promise<number> => (await json('/clock')).now,
    advance: async (advanceMs: number): Promise<number> => (await post('/clock', { advanceMs })).now,
    smsCode,
    lastText,
    /** Calls with this session's token and nothing else. */
    bare: (token: string) => caller(token),
    /** Proves that it is really the one whose session this is, as the page's sheet does. */
    prove: (token: string) => prover(caller(token))(),
    async phoneCode(token: string, phone: string): Promise<string> {
      const { code }: { code: string } = await post('/phone-code', { phone }, token)
      return code
    },
    /** What tapping 允许 in WeChat's own question does: one message of each template more. */
    consent: async (token: string, templateIds: string[]): Promise<void> => {
      await post('/consent', { templateIds }, token)
    },
    /** Uploads a file as this session's person; answers its id. */
    async upload(token: string, content: Uint8Array): Promise<string> {
      const answer: { fileID?: string; message?: string } = await json('/file', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: new Blob([new Uint8Array(content)]),
      })
      if (!answer.fileID) throw new Error(answer.message ?? 'not taken')
      return answer.fileID
    },
    /** Calls without any session. */
    nobody: () => ({ call: caller() }),
    /** Signs in as one of the demo's people. */
    async as(person: Somebody) {
      const { token }: { token: string } = await post('/session', { person: person.id })
      const bare = caller(token)
      let proving: Promise<void> | null = null
      const prove = (): Promise<void> => {
        proving ??= prover(bare)().finally(() => {
          proving = null
        })
        return proving
      }
      /** As the page calls: asked to prove that it is really them, they do and the call goes on. */
      const call = async (
        system: string,
        action: string,
        input: unknown,
        requestId: string = randomUUID(),
      ): Promise<unknown> => {
        try {
          return await bare(system, action, input, requestId)
        } catch (error) {
          if (!(error instanceof Refused) || error.reason !== 'prove') throw error
          await prove()
          return bare(system, action, input, requestId)
        }
      }
      /** The typed client of a system, as the front has it. */
      const to = <C extends Contract>(system: string): Client<C> =>
        new Proxy({} as Client<C>, {
          get: (_, action) => (input: object, options?: { requestId?: string }) =>
            call(system, String(action), input, options?.requestId),
        })
      return { ...person, token, call, bare, prove, to }
    },
  }
}

/** The refusal a call ends in; fails when it succeeds. */
export async function refusalOf(work: Promise<unknown>): Promise<Refused> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  throw new Error('it was not refused')
}
