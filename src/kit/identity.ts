import { useEffect } from 'react'
import { cell, useCell } from './cell'
import { changes } from './changes'
import { needsSession } from './client'
import { type Identity, identitySource } from './parts'
import { type Refusal, refusalOf } from './refusal'
import { isSignedIn, sessionTurns } from './session'
import type { Audience } from './systems'

export type Known =
  | { state: 'waiting' }
  | { state: 'stranger' }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'known'; identity: Identity }

/** The person before the screen, asked once and again after every change or sign-in. */
export function useIdentity(): Known {
  const known = useCell(current)
  const turn = useCell(sessionTurns)
  const change = useCell(changes)
  useEffect(() => {
    void ask(`${turn}.${change}`)
  }, [turn, change])
  return known
}

/** For whom entries are shown to this person. */
export function audiencesOf(known: Known): Set<Audience> {
  const roles = known.state === 'known' ? known.identity.roles.map(({ role }) => role) : []
  return new Set<Audience>(['worker', ...roles])
}

/** Keeps or runs something for others: sees the officers' home page. */
export const isOfficer = (known: Known): boolean => known.state === 'known' && known.identity.roles.length > 0

const current = cell<Known>({ state: 'waiting' })
let asked = ''

async function ask(moment: string) {
  if (asked === moment) return
  const anotherPerson = asked.split('.')[0] !== moment.split('.')[0]
  asked = moment
  if (anotherPerson) current.set({ state: 'waiting' })
  const found = await find()
  if (asked !== moment) return
  if (found.state === 'refused') asked = ''
  current.set(found)
}

async function find(): Promise<Known> {
  if (needsSession && !isSignedIn()) return { state: 'stranger' }
  if (!identitySource) return { state: 'stranger' }
  try {
    return { state: 'known', identity: await identitySource() }
  } catch (thrown) {
    const refusal = refusalOf(thrown)
    return refusal.code === 'UNAUTHENTICATED' ? { state: 'stranger' } : { state: 'refused', refusal }
  }
}
