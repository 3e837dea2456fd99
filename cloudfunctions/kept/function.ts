import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { requests } from './store'
import { takeOn } from './sweeps'

export const main = serve(contract, handlers, { collections: [drains(requests)], sweeps: [takeOn] })
