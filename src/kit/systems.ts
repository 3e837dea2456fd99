/** For whom an entry is shown; officers, stewards and mediators are workers too. */
export type Audience = 'worker' | 'steward' | 'officer' | 'mediator' | 'auditor'

/** A way into a system: a page of it, with the word and the picture a person looks for. */
export type Entry = {
  page: string
  title: string
  hint?: string
  icon: string
  audience: Audience[]
  /** Its place among the quick actions of the home page; absent, it is not one of them. */
  quick?: number
  /** Also listed on 我的, as something of the person's own. */
  mine?: boolean
}

/** Something that happens to people, and the form it leads to. */
export type Happening = {
  label: string
  icon: string
  page: string
  query?: Record<string, string>
  /** Its place among the answers of all systems. */
  order: number
  /** How people say it, in pieces. */
  words: string[]
}

/** What a system says of itself in system.json, with the pages found in its folder. */
export type System = {
  name: string
  title: string
  summary: string
  icon: string
  order: number
  pages: string[]
  entries: Entry[]
  /** Which page takes a scanned code of a kind (the part before the dot); it gets `code`. */
  codes?: Record<string, string>
  /** The page that shows one record; it gets `id`. */
  record?: string
  /** Which page helps a person whom the server refused for a reason. */
  answers?: Record<string, { label: string; page: string }>
  /** Everyday answers to 发生了什么 that this system helps with. */
  happenings?: Happening[]
}

declare const SYSTEMS: System[]

/** Every system of this build, in order. */
export const systems: readonly System[] = SYSTEMS

/** The route of a page of a system. */
export const route = (system: string, page: string, query: Record<string, string> = {}) =>
  withQuery(`/systems/${system}/pages/${page}/index`, query)

/** A route with its parameters, each escaped. */
export function withQuery(path: string, query: Record<string, string>): string {
  const parts = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`
}

/** Where a code of this kind leads, if a system here takes it. */
export function routeOfCode(code: string): string | null {
  const kind = code.split('.')[0] ?? ''
  for (const system of systems) {
    const page = system.codes?.[kind]
    if (page) return route(system.name, page, { code })
  }
  return null
}

/** Where one record of a system is shown, if this build has the system and it shows records. */
export function routeOfRecord(name: string, id: string): string | null {
  const page = systems.find(system => system.name === name)?.record
  return page ? route(name, page, { id }) : null
}

/** The page that helps after a refusal for this reason, if there is one. */
export function answerTo(reason: string): { label: string; url: string } | null {
  if (reason === 'sign-in' || reason === 'session-expired') {
    return { label: '去登录', url: '/pages/sign-in/index' }
  }
  for (const system of systems) {
    const answer = system.answers?.[reason]
    if (answer) return { label: answer.label, url: route(system.name, answer.page) }
  }
  return null
}
