import type { Identity } from '../../../kit/parts'
import { members } from '../api'

/** Who the caller is to the union. */
export const whoAmI = async (): Promise<Identity> => members.me({})
