import type { contract } from '../../../cloudfunctions/members/contract'
import { client } from '../../kit/client'

/** What the members function may be asked. */
export const members = client<typeof contract>('members')
