import type { ComponentType } from 'react'
import type { ReminderKind } from './consent'
import type { Refusal } from './refusal'

/** Who the person is to the union. */
export type Identity = {
  /** `null` until a phone was verified. */
  person: { id: string; name: string; phone: string } | null
  member: { id: string; union: string; unionName: string; since: number } | null
  roles: { role: 'steward' | 'officer' | 'mediator' | 'auditor'; of: string; name: string }[]
  /** The application to join that is under way. */
  application: string | null
}

/** Something that waits for the person, shown on the home page among the same of other systems. */
export type Todo = {
  id: string
  title: string
  /** What happens next and by when, in words. */
  note: string
  /** How many of its kind; for officers. */
  count?: number
  /** Ends at this instant, ms: the earliest comes first. */
  dueAt: number | null
  late?: boolean
  url: string
}

/** A part a system may lay on the home page. */
export type HomeCardProps = { identity: Identity }

/** Ids of the groups chosen, and the refusal about them. */
export type AudienceProps = {
  label: string
  value: readonly string[]
  onChange(value: string[]): void
  refusal: Refusal | null
}

/** What the person may be reminded of by WeChat. */
export type ConsentProps = { kinds: readonly ReminderKind[] }

/** Called once somebody is signed in. */
export type DeskSignInProps = { done(): void }

/** parts/identity.ts of the one system that knows who people are: `whoAmI`. */
export const identitySource: (() => Promise<Identity>) | undefined = exported<() => Promise<Identity>>(
  import.meta.webpackContext('../systems', { recursive: true, regExp: /^\.\/[^/]+\/parts\/identity\.ts$/ }),
  'whoAmI',
)[0]?.part

/** parts/todo.ts of a system: `todo`. */
export const todoSources = exported<(identity: Identity) => Promise<Todo[]>>(
  import.meta.webpackContext('../systems', { recursive: true, regExp: /^\.\/[^/]+\/parts\/todo\.ts$/ }),
  'todo',
)

/** parts/HomeTop.tsx of a system: `HomeTop`, above everything else. */
export const homeTops = exported<ComponentType<HomeCardProps>>(
  import.meta.webpackContext('../systems', { recursive: true, regExp: /^\.\/[^/]+\/parts\/HomeTop\.tsx$/ }),
  'HomeTop',
)

/** parts/HomeCard.tsx of a system: `HomeCard`. */
export const homeCards = exported<ComponentType<HomeCardProps>>(
  import.meta.webpackContext('../systems', { recursive: true, regExp: /^\.\/[^/]+\/parts\/HomeCard\.tsx$/ }),
  'HomeCard',
)

/** parts/Audience.tsx of the system that keeps groups of people: `Audience`, for choosing whom something is for. */
export const audience: ComponentType<AudienceProps> | undefined = exported<ComponentType<AudienceProps>>(
  import.meta.webpackContext('../systems', { recursive: true, regExp: /^\.\/[^/]+\/parts\/Audience\.tsx$/ }),
  'Audience',
)[0]?.part

/** parts/Consent.tsx of the system that sends reminders: `Consent`, for asking to be let send one. */
export const consent: ComponentType<ConsentProps> | undefined = exported<ComponentType<ConsentProps>>(
  import.meta.webpackContext('../systems', { recursive: true, regExp: /^\.\/[^/]+\/parts\/Consent\.tsx$/ }),
  'Consent',
)[0]?.part

/** parts/Inbox.tsx of the system that keeps messages: `Inbox`. */
export const inbox: ComponentType | undefined = exported<ComponentType>(
  import.meta.webpackContext('../systems', { recursive: true, regExp: /^\.\/[^/]+\/parts\/Inbox\.tsx$/ }),
  'Inbox',
)[0]?.part

/** parts/DeskSignIn.tsx of the system that knows who people are: `DeskSignIn`, for a computer nobody is signed in at. */
export const deskSignIn: ComponentType<DeskSignInProps> | undefined = exported<
  ComponentType<DeskSignInProps>
>(
  import.meta.webpackContext('../systems', {
    recursive: true,
    regExp: /^\.\/[^/]+\/parts\/DeskSignIn\.tsx$/,
  }),
  'DeskSignIn',
)[0]?.part

/** parts/MyDesks.tsx of the same: `MyDesks`, the computers the person is signed in at. */
export const myDesks: ComponentType | undefined = exported<ComponentType>(
  import.meta.webpackContext('../systems', { recursive: true, regExp: /^\.\/[^/]+\/parts\/MyDesks\.tsx$/ }),
  'MyDesks',
)[0]?.part

function exported<T>(folder: ModuleFolder, name: string): { system: string; part: T }[] {
  return folder.keys().flatMap(key => {
    const part: unknown = Reflect.get(Object(folder(key)), name)
    if (typeof part !== 'function') return []
    return [{ system: key.split('/')[1] ?? '', part: part as T }]
  })
}
