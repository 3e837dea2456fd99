import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { activities, exported } from './store'
import { carriers, dropExports, dropGuesses, lapseOffers, tellCalledOff } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(activities), drains(exported)],
  carriers,
  sweeps: [lapseOffers, tellCalledOff, dropExports, dropGuesses],
})
