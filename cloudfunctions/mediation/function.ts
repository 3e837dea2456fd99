import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { cases } from './store'
import { carriers, passUps } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(cases)],
  carriers,
  sweeps: [passUps],
})
