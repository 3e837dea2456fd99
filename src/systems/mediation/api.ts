import type { contract } from '../../../cloudfunctions/mediation/contract'
import { client } from '../../kit/client'

/** What the mediation function may be asked. */
export const mediation = client<typeof contract>('mediation')
