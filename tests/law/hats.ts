import { type Cast, cast, type Who } from '../../cloudfunctions/kit/contract'

/** Everybody a call can come from: the cast, one who is not signed in, and one whose phone is not verified. */
export type Part = Cast | 'stranger' | 'newcomer'

export const parts: Part[] = ['stranger', 'newcomer', ...cast]

/** What kinds of people each part is: anywhere at all, and towards a record of their own territory. */
export const hats: Record<Part, { anywhere: Who[]; territory: Who[] }> = {
  stranger: { anywhere: ['anyone'], territory: ['anyone'] },
  newcomer: { anywhere: ['anyone', 'signed-in'], territory: ['anyone', 'signed-in'] },
  worker: person(['self']),
  member: person(['member']),
  steward: person(['member', 'steward']),
  officer: person(['member', 'officer'], ['upper']),
  upper: person(['upper'], ['officer']),
  mediator: person(['mediator']),
  party: person(['party']),
  guest: person(['guest']),
  auditor: person(['auditor']),
}

function person(own: Who[], elsewhere: Who[] = []) {
  const territory: Who[] = ['anyone', 'signed-in', 'worker', ...own]
  return {
    anywhere: [...territory, 'self' as const, 'party' as const, 'guest' as const, ...elsewhere],
    territory,
  }
}
