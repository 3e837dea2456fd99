import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { answers, emergencies, employers, signs, warnings } from './store'
import { carriers, passUps, rings, silences } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(signs), drains(employers), drains(warnings), drains(emergencies), drains(answers)],
  carriers,
  sweeps: [rings, passUps, silences],
})
