import type { contract } from '../../../cloudfunctions/bodies/contract'
import { client } from '../../kit/client'

/** What the register of mediation bodies may be asked. */
export const bodies = client<typeof contract>('bodies')
