import { desks } from '../kit/desks'
import { people, unions } from '../kit/people'
import { drains, serve } from '../kit/serve'
import { contract } from './contract'
import { forgetDesks } from './desk-sweeps'
import { handlers } from './handlers'
import { members } from './store'
import { carriers, passUps } from './sweeps'

export const main = serve(contract, handlers, {
  collections: [drains(members), drains(people), drains(unions), drains(desks)],
  carriers,
  sweeps: [passUps, forgetDesks],
})
