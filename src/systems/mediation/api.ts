import type { contract as bodiesContract } from '../../../cloudfunctions/bodies/contract'
import type { contract } from '../../../cloudfunctions/mediation/contract'
import { client } from '../../kit/client'

/** What the mediation function may be asked. */
export const mediation = client<typeof contract>('mediation')

/** The register of mediation bodies, of which a case names one. */
export const bodies = client<typeof bodiesContract>('bodies')
