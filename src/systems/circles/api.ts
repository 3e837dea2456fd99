import type { contract } from '../../../cloudfunctions/circles/contract'
import { client } from '../../kit/client'

/** What the circles function may be asked. */
export const circles = client<typeof contract>('circles')
