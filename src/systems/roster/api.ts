import type { contract } from '../../../cloudfunctions/roster/contract'
import { client } from '../../kit/client'

/** What the roster function may be asked. */
export const roster = client<typeof contract>('roster')
