import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { circles, entries } from './store'
import { carriers } from './sweeps'

export const main = serve(contract, handlers, { collections: [drains(circles), drains(entries)], carriers })
