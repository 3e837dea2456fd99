import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { exported, imports } from './store'
import { dropExports, goOn } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(imports), drains(exported)],
  sweeps: [goOn, dropExports],
})
