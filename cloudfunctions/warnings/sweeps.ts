import * as v from 'valibot'
import { systemContext } from '../kit/context'
import type { Carrier } from '../kit/drain'
import { change } from '../kit/pending'
import { passUp } from '../kit/procedure/matter'
import { sweepLapses, sweepPassUps } from '../kit/procedure/sweeps'
import type { Sweep } from '../kit/serve'
import { personalPost } from '../notices/public'
import { alertOf } from './alarms'
import { officersOf } from './alerts'
import { ring } from './emergency'
import { weighIn } from './noting'
import { noteSign } from './public'
import { closed } from './rules'
import { emergencies, employers, signs, warnings } from './store'
import { passed } from './warning'

/** Warnings nobody took on or worked on in time go up a level. */
export const passUps: Sweep = now => sweepPassUps(now, warnings, passed)

/** Emergencies about which nothing more was said for days go up a level. */
export const silences: Sweep = now => sweepPassUps(now, emergencies, passUp)

/** Emergencies nobody acknowledged within their half hour ring the next level. */
export const rings: Sweep = now => sweepLapses(now, emergencies, ring)

const weighing = v.object({ sign: v.string() })
const telling = v.object({ emergency: v.string(), union: v.string() })
const closing = v.object({ employer: v.string(), rule: v.string(), n: v.number() })

const weigh: Carrier = async (ctx, input) => {
  const sign = await signs.get(v.parse(weighing, input).sign)
  if (sign) await weighIn(ctx, sign)
}

const tell: Carrier = async (ctx, input) => {
  const { emergency, union } = v.parse(telling, input)
  const doc = await emergencies.get(emergency)
  if (!doc) return
  for (const person of await officersOf([union])) {
    const own = systemContext(ctx.now, `${ctx.request}/${person}`, ctx.by)
    await personalPost(own, { person, ...alertOf(doc) })
  }
}

const close: Carrier = async (ctx, input) => {
  const { employer, rule, n } = v.parse(closing, input)
  await change(ctx, employers, employer, doc => ({
    set: { raised: closed(doc.raised, rule, n, ctx.now) },
    note: '预警结束',
  }))
}

/** Who carries out what signs and emergencies lead to. */
export const carriers = {
  'warnings.sign': noteSign,
  'warnings.weigh': weigh,
  'warnings.tell': tell,
  'warnings.closed': close,
  'notices.post': personalPost,
}
