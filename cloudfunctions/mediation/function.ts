import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { bodies, cases } from './store'
import { carriers, passUps } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(cases), drains(bodies)],
  carriers,
  sweeps: [passUps],
})
