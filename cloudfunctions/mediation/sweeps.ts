import { bookingCarriers } from '../bodies/public'
import { sweepPassUps } from '../kit/procedure/sweeps'
import type { Sweep } from '../kit/serve'
import { personalPost } from '../notices/public'
import { passed } from './domain'
import { cases } from './store'

/** Cases nobody took up in time are passed up to be watched over; the body and the 15 days stay as they are. */
export const passUps: Sweep = now => sweepPassUps(now, cases, passed)

/** Who carries out what a move leads to. */
export const carriers = { ...bookingCarriers, 'notices.post': personalPost }
