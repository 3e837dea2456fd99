import type { contract } from '../../../cloudfunctions/warnings/contract'
import { caller, client } from '../../kit/client'

/** What the warnings function may be asked. */
export const warnings = client<typeof contract>('warnings')

/** Makes a move of a warning or an emergency by its name, with what its form asked. */
export const makeMove =
  (of: 'warning' | 'emergency', id: string) =>
  (move: string, input: object, options: { requestId: string }) =>
    act(move, { [of]: id, ...input }, options)

const act = caller('warnings')
