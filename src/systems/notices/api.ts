import type { contract } from '../../../cloudfunctions/notices/contract'
import { client } from '../../kit/client'

/** What the notices function may be asked. */
export const notices = client<typeof contract>('notices')
