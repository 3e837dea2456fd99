import { drains, serve } from '../kit/serve'
import { chain } from './chaining'
import { contract } from './contract'
import { handlers } from './handlers'
import { alerts, auditors } from './store'
import { carriers } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(alerts), drains(auditors)],
  carriers,
  sweeps: [chain],
})
