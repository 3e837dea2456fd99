import { unionsIn } from '../kit/actor'
import { dayOf } from '../kit/clocks'
import type { Context } from '../kit/context'
import { checkWords } from '../kit/openapi'
import { pageOf } from '../kit/paging'
import { create, see } from '../kit/pending'
import type { Making } from '../kit/procedure/moving'
import { makeMove } from '../kit/procedure/moving'
import { listsOf, worklist } from '../kit/procedure/worklist'
import { Refusal } from '../kit/refusal'
import type { Handlers } from '../kit/serve'
import {
  acknowledgeOne,
  emergencyOf,
  finish,
  followUp,
  listEmergencies,
  passUpwards,
  reportOne,
} from './alarms'
import { answerSweep, ledger } from './answering'
import type { contract, Warning } from './contract'
import { officeNear } from './domain'
import { rungs } from './noting'
import { officesOf, ruleCard, signRow, warningRow, whole } from './present'
import { heeding, type WarningMove } from './procedure'
import { rules } from './rules'
import { emergencies, type Sign, signs, type WarningDoc, warnings } from './store'
import { endOf, handedTo, taken } from './warning'

export const handlers: Handlers<typeof contract> = {
  async hear(ctx, { day, employer, claim, people, words, stoppage }) {
    const me = ctx.me()
    const today = dayOf(ctx.now)
    if (day > today) throw new Refusal('INVALID', 'future-day', '这一天还没有到。', 'day')
    await checkWords(me.openid, `${employer}\n${words}`, 'words')
    const { path } = officeNear(me.roles)
    const _id = ctx.id('sign')
    const sign = {
      _id,
      employer,
      claim,
      kind: 'hearsay' as const,
      people,
      stoppage,
      requested: null,
      at: day === today ? ctx.now : Date.parse(`${day}T12:00:00+08:00`),
      noted: ctx.now,
      path,
      unions: unionsIn(path),
      record: null,
      words,
      by: me.name,
      reporter: me._id,
    }
    const effects = [{ to: 'warnings.weigh', input: { sign: _id } }]
    return signRow(await create<Sign>(ctx, signs, sign, { note: `报告听说的事：${employer}`, effects }))
  },

  async signs(ctx, { cursor }) {
    const where = { unions: { in: officesOf(ctx) } }
    return pageOf(signs, { where, by: 'noted', direction: 'desc', cursor }, signRow)
  },

  async warnings(ctx, { list, cursor }) {
    if (list !== 'all') return worklist(ctx, warnings, { list, cursor }, ['officer'], warningRow)
    const where = { unions: { in: officesOf(ctx) } }
    return pageOf(warnings, { where, by: 'raisedAt', direction: 'desc', cursor }, warningRow)
  },

  async warning(ctx, { warning }) {
    return whole(ctx, await see(ctx, warnings, warning))
  },

  takeOn: (ctx, { warning }) =>
    move(ctx, warning, 'takeOn', {
      also(doc) {
        const office = officeNear(ctx.me().roles, doc.territory)
        const holder = { ...taken(office, ctx.me()), level: doc.holder?.level ?? '', since: ctx.now }
        return { step: { holder }, set: { path: office.path, lists: listsOf({ holder, watch: doc.watch }) } }
      },
    }),

  note: (ctx, { warning, what }) => move(ctx, warning, 'note', { note: what }),
  settle: (ctx, { warning, result }) => end(ctx, warning, 'settle', result),
  dismiss: (ctx, { warning, reason }) => end(ctx, warning, 'dismiss', reason),

  async handOver(ctx, { warning, level, reason }) {
    const doc = await see(ctx, warnings, warning)
    const last = await signs.get(doc.signs.at(-1) ?? '')
    const unions = await rungs(last?.path ?? doc.territory)
    return move(ctx, warning, 'handOver', {
      note: reason,
      also(held) {
        const { holder, set } = handedTo(held, unions, level, ctx.now)
        return { step: { holder }, set }
      },
    })
  },

  async rules(ctx) {
    const unions = { in: officesOf(ctx) }
    return Promise.all(
      rules.map(async rule => {
        const emergency = rule.goesTo === 'emergency'
        const [raised, wrong] = await Promise.all([
          emergency
            ? emergencies.count({ unions, 'origin.rule': rule.id })
            : warnings.count({ unions, rule: rule.id }),
          emergency ? 0 : warnings.count({ unions, rule: rule.id, state: 'false' }),
        ])
        return ruleCard(rule, { raised, false: wrong })
      }),
    )
  },

  report: reportOne,
  emergencies: listEmergencies,
  emergency: emergencyOf,
  acknowledge: acknowledgeOne,
  follow: followUp,
  passOn: passUpwards,
  finish,
  answerSweep,
  ledger,
}

async function move(
  ctx: Context,
  id: string,
  name: WarningMove,
  making: Making<WarningDoc, WarningMove>,
): Promise<Warning> {
  return whole(ctx, await makeMove(ctx, { procedure: heeding, matters: warnings }, id, name, making))
}

const end = (ctx: Context, id: string, name: 'settle' | 'dismiss', outcome: string) =>
  move(ctx, id, name, { note: outcome, also: () => ({ set: { outcome } }), effects: doc => [endOf(doc)] })
