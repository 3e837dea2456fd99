import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { bodies, days, rooms } from './store'
import { carriers } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(bodies), drains(rooms), drains(days)],
  carriers,
})
