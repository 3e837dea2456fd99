import type { contract as bodiesContract } from '../../../cloudfunctions/bodies/contract'
import type { contract } from '../../../cloudfunctions/mediation/contract'
import { caller, client } from '../../kit/client'

/** What the mediation function may be asked. */
export const mediation = client<typeof contract>('mediation')

/** The register of mediation bodies, of which a case names one. */
export const bodies = client<typeof bodiesContract>('bodies')

/** Makes a move of a case by its name, with what its form asked. */
export const makeMove = (id: string) => (move: string, input: object, options: { requestId: string }) =>
  act(move, { case: id, ...input }, options)

const act = caller('mediation')
