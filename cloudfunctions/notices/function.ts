import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { posts, receipts } from './store'
import { goOut } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(posts), drains(receipts)],
  sweeps: [goOut],
})
