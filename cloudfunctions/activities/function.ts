import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { activities } from './store'

export const main = serve(contract, handlers, { collections: [drains(activities)] })
