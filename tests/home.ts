import { type Home, type HomeOptions, startHome } from '../local/home'
import { testAt } from './instant'

/** A home of a test: its days do not depend on the machine's. */
export const openHome = (options: HomeOptions): Promise<Home> => startHome({ at: testAt, ...options })
