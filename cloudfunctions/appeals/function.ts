import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { appeals, openings, scores, sheets, ticketImports } from './store'
import { carriers, forgetSheets, lapses, passUps, takeOnImports } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(appeals), drains(openings), drains(scores), drains(ticketImports), drains(sheets)],
  carriers,
  sweeps: [passUps, lapses, takeOnImports, forgetSheets],
})
