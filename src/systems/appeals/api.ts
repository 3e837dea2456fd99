import type { contract } from '../../../cloudfunctions/appeals/contract'
import type { contract as membersContract } from '../../../cloudfunctions/members/contract'
import { caller, client } from '../../kit/client'

/** What the appeals function may be asked. */
export const appeals = client<typeof contract>('appeals')

/** Where unions are found by name. */
export const members = client<typeof membersContract>('members')

/** Makes a move of an appeal by its name, with what its form asked. */
export const makeMove = (id: string) => (move: string, input: object, options: { requestId: string }) =>
  act(move, { appeal: id, ...input }, options)

const act = caller('appeals')
