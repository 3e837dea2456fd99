import type { Context } from '../kit/context'
import { derivedId } from '../kit/ids'
import { change, create, keep } from '../kit/pending'
import { lineage } from '../kit/people'
import { take } from '../kit/procedure/matter'
import { Refusal } from '../kit/refusal'
import { alerting, officersOf, recordOf } from './alerts'
import { sharedPath } from './domain'
import { follow } from './emergency'
import { employerKey } from './employer'
import { alarming } from './procedure'
import { alarmWords, report, type Told } from './reporting'
import { type Raised, ruleOf, type Weight, weigh } from './rules'
import { type Employer, emergencies, employers, type Rung, type Sign, signs, warnings } from './store'
import { join, raise, warningId } from './warning'

/**
 * Lets a sign count: the employer's document takes it in and says what is raised, then each open warning gets what it
 * stands on. Done twice it is done once, whoever does it.
 */
export async function weighIn(ctx: Context, sign: Sign): Promise<void> {
  const [root] = sign.unions
  if (!root) return
  const _id = derivedId('employer', root, employerKey(sign.employer))
  const empty = { _id, name: sign.employer, path: `/${root}/`, signs: [], raised: [] }
  await employers.add(keep<Employer>(empty))
  const employer = await change(ctx, employers, _id, doc => ({
    set: weigh(doc, weightOf(sign), ctx.now),
    note: '记下一条线索',
  }))
  for (const one of employer.raised) {
    if (one.closedAt === null && one.signs.includes(sign._id)) await rise(ctx, employer, one, sign)
  }
}

async function rise(
  ctx: Context,
  employer: Employer,
  { rule, n, signs: ids }: Raised,
  sign: Sign,
): Promise<void> {
  const origin = { employer: employer._id, rule, n }
  if (ruleOf(rule).goesTo === 'emergency') return alarm(ctx, origin, sign)
  const behind = await signs.find({ where: { _id: { in: ids.slice(-100) } }, limit: 100 })
  const path = sharedPath(behind.map(one => one.path))
  const unions = await rungs(path)
  const _id = warningId(origin)
  if (!(await warnings.get(_id))) {
    const begun = raise(origin, employer.name, behind, { unions, path }, ctx.now)
    if (!begun) return
    const effects = alerting(await officersOf([begun.holder?.union ?? '']), {
      title: `预警：${employer.name}`,
      body: `${ruleOf(rule).title}。1 个工作日内要有人认领，没人认领自动上报。`,
      from: begun.holder?.name ?? '',
      path: begun.path,
      link: { system: 'warnings', id: _id, title: '预警' },
    })
    const made = await create(ctx, warnings, begun, {
      note: `触发预警：${ruleOf(rule).title}`,
      effects,
    }).catch((error: unknown) => {
      if (error instanceof Refusal) return null
      throw error
    })
    if (made) return
  }
  await change(ctx, warnings, _id, doc => join(doc, behind, { unions, path }, ctx.now))
}

async function alarm(
  ctx: Context,
  origin: { employer: string; rule: string; n: number },
  sign: Sign,
): Promise<void> {
  const _id = derivedId('emergency', origin.employer, origin.rule, String(origin.n))
  const found = await emergencies.get(_id)
  if (found) {
    await change(ctx, emergencies, _id, doc => {
      if (alarming.states[doc.state].over) return null
      const by = sign.by ?? '系统'
      const { set, step } = follow(doc, `又听说：${sign.words}`, by, ctx.now)
      const moved = take(alarming, doc, 'follow', { at: ctx.now, by, ...step })
      return { set: { ...moved, ...set }, note: '又有停工线索' }
    })
    return
  }
  const [union, ...ladder] = (await rungs(sign.path)).reverse()
  if (!union) return
  const by = sign.by ?? '系统'
  const told: Told = {
    kind: 'stoppage',
    employer: sign.employer,
    where: '听说有停工苗头，地点正在核实',
    people: sign.people,
    course: sign.words,
    measures: '正在核实',
    other: '由停工线索自动转报',
  }
  const begun = report(told, {
    _id,
    union,
    circle: null,
    ladder,
    known: { at: sign.at, by },
    by,
    reporter: sign.reporter ?? '',
    at: ctx.now,
    origin,
  })
  const unions = begun.receivers.map(one => one.union)
  const effects = alerting(await officersOf(unions), {
    title: `突发事件：${sign.employer}`,
    body: alarmWords(told),
    from: union.name,
    path: union.path,
    link: { system: 'warnings', id: recordOf(_id), title: '突发事件' },
  })
  await create(ctx, emergencies, begun, { note: '停工线索转为突发事件', effects }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}

/** The unions of a path from the top down. */
export async function rungs(path: string): Promise<Rung[]> {
  const found = await lineage(path)
  return found.map(({ _id, name, level, path: at }) => ({ union: _id, name, level, path: at }))
}

const weightOf = ({ _id, claim, people, stoppage, path, at, noted }: Sign): Weight => ({
  id: _id,
  claim,
  people,
  stoppage,
  path,
  at,
  noted,
})
