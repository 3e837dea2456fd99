import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { bodies } from './store'

export const main = serve(contract, handlers, { collections: [drains(bodies)] })
