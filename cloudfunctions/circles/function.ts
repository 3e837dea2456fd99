import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { handlers } from './handlers'
import { circles, entries, invitations, questions } from './store'
import { carriers, forgetInvitations, passUps } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(circles), drains(entries), drains(invitations), drains(questions)],
  carriers,
  sweeps: [passUps, forgetInvitations],
})
