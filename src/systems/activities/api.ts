import type { contract } from '../../../cloudfunctions/activities/contract'
import { client } from '../../kit/client'

/** What the activities function may be asked. */
export const activities = client<typeof contract>('activities')
