import type { contract } from '../../../cloudfunctions/kept/contract'
import { client } from '../../kit/client'

/** What the function for kept personal data may be asked. */
export const kept = client<typeof contract>('kept')
