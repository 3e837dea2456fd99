import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { cases, figures } from './store'
import { carriers, lapses, passUps, reminders, seats } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(cases), drains(figures)],
  carriers,
  sweeps: [passUps, lapses, reminders, seats],
})
