import type { contract } from '../../../cloudfunctions/journal/contract'
import { client } from '../../kit/client'

/** What the function for the journal may be asked. */
export const journal = client<typeof contract>('journal')
