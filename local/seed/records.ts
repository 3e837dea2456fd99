import type { Body } from '../../cloudfunctions/bodies/store'
import { personIdOf } from '../../cloudfunctions/kit/ids'
import type { Player } from './cast'
import type { mediationBodies, unionTree } from './city'

/** What somebody fills in to join. */
export const applicationOf = ({ union, name, idNumber }: Player) => ({
  union: union._id,
  name,
  idNumber,
  consent: true,
})

/** Somebody as the page where one chooses who to be shows them. */
export const presented = ({ openid, name, title, union }: Player) => ({
  _id: openid,
  name,
  roles: [title],
  union: union.name,
})

/** Unions with the officer one may ask. */
export const withContacts = (unions: ReturnType<typeof unionTree>, players: Player[]) =>
  unions.map(union => {
    const officer = players.find(
      player => player.union === union && player.roles.some(role => role.role === 'officer'),
    )
    return { ...union, contact: officer ? { person: personIdOf(officer.openid), name: officer.name } : null }
  })

/** Bodies with their rosters; the first mediator holds their cases. */
export const withMediators = (
  bodies: ReturnType<typeof mediationBodies>,
  players: Player[],
  since: number,
): Body[] =>
  bodies.map(body => {
    const mediators = players.filter(player => player.roles.some(role => role.of === body._id))
    const officer = players.find(player => player.part === 'officer' && player.union._id === body.union)
    const contact = mediators[0] ?? officer
    return {
      ...body,
      contact: { person: contact ? personIdOf(contact.openid) : '', name: contact?.name ?? body.name },
      mediators: mediators.map(({ openid, name }) => ({
        person: personIdOf(openid),
        name,
        as: 'officer' as const,
        since,
        until: null,
        note: '',
        reason: null,
      })),
    }
  })
