import { unionsIn } from '../kit/actor'
import { dayOf } from '../kit/clocks'
import { derivedId, shortNumber } from '../kit/ids'
import { isBeside, type UnionLevel } from '../kit/levels'
import { type Held, open, passUp, take } from '../kit/procedure/matter'
import { listsOf } from '../kit/procedure/worklist'
import { Refusal } from '../kit/refusal'
import type { Bare, Decision, Effect } from '../kit/store'
import { held, ownerOf } from './domain'
import { heeding } from './procedure'
import { ruleOf } from './rules'
import type { Origin, Rung, Sign, WarningDoc } from './store'

/** What one turn of a rule at an employer is called, so that it is raised once. */
export const warningId = ({ employer, rule, n }: Origin) => derivedId('warning', employer, rule, String(n))

type Behind = Pick<Sign, '_id' | 'people' | 'path'>

/** A warning as it begins: with the lowest union that covers all its signs and is of the rule's level. */
export function raise(
  origin: Origin,
  employer: string,
  behind: readonly Behind[],
  { unions, path }: { unions: readonly Rung[]; path: string },
  at: number,
): Bare<WarningDoc> | null {
  const { goesTo, title } = ruleOf(origin.rule)
  const owner = ownerOf(unions, path, goesTo === 'emergency' ? 'workplace' : goesTo)
  if (!owner) return null
  const _id = warningId(origin)
  const matter = open(heeding, held(owner, at), { at, by: '系统', note: `${employer}，${title}` })
  return {
    ...matter,
    _id,
    number: `预警〔${dayOf(at).slice(0, 4)}〕${shortNumber(_id)}号`,
    employer,
    origin,
    rule: origin.rule,
    signs: behind.map(sign => sign._id),
    people: sum(behind),
    raisedAt: at,
    territory: owner.path,
    path: owner.path,
    unions: unionsIn(owner.path),
    lists: listsOf(matter),
    outcome: null,
  }
}

/** One more sign joins an open warning; from another territory it takes the warning to the union above both. */
export function join(
  warning: WarningDoc,
  behind: readonly Behind[],
  { unions, path }: { unions: readonly Rung[]; path: string },
  at: number,
): Decision<WarningDoc> | null {
  if (heeding.states[warning.state].over) return null
  const known = behind.every(sign => warning.signs.includes(sign._id)) && sum(behind) === warning.people
  if (known) return null
  const above = path.startsWith(warning.territory) ? null : ownerOf(unions, path, 'workplace')
  const note = `现在 ${behind.length} 件、${sum(behind)} 人${above ? `，跨了辖区，交给${above.name}` : ''}`
  const moved = take(heeding, warning, 'join', {
    at,
    by: '系统',
    note,
    ...(above && { holder: held(above, at) }),
  })
  return {
    set: {
      ...moved,
      signs: behind.map(sign => sign._id),
      people: sum(behind),
      ...(above && standing(moved, above.path, above.path)),
    },
    note: '又有线索',
  }
}

/** The person takes it on for the union they act for. */
export const taken = (
  office: { of: string; name: string; path: string },
  me: { _id: string; name: string },
) => ({
  name: `${me.name}（${office.name}）`,
  union: office.of,
  path: office.path,
  person: me._id,
})

/** Gives it to the union of another level on the way from the employer to the top; refuses where there is none. */
export function handedTo(
  warning: WarningDoc,
  unions: readonly Rung[],
  level: UnionLevel,
  at: number,
): { holder: Held; set: Partial<WarningDoc> } {
  const to = unions.find(union => isBeside(union.level, level))
  if (!to) throw wrong('no-such-level', '这条线上没有这一级工会，换一级。')
  if (to.union === warning.holder?.union) throw wrong('holds-it', `现在就在${to.name}，不用交。`)
  const holder = held(to, at)
  const territory = to.path.length > warning.territory.length ? to.path : warning.territory
  return { holder, set: { watch: [], ...standing({ holder, watch: [] }, to.path, territory) } }
}

/** What silence makes of it: the union above has it in its lists. */
export function passed(
  warning: WarningDoc,
  above: Omit<Held, 'since'> | null,
  at: number,
): Partial<WarningDoc> {
  const watched = passUp(warning, above, at)
  return { ...watched, lists: listsOf({ holder: warning.holder, watch: watched.watch }) }
}

/** What the employer learns when its warning is over. */
export const endOf = ({ origin }: { origin: Origin }): Effect => ({
  to: 'warnings.closed',
  input: { employer: origin.employer, rule: origin.rule, n: origin.n },
})

function standing(
  matter: Parameters<typeof listsOf>[0],
  path: string,
  territory: string,
): Partial<WarningDoc> {
  return { path, territory, unions: unionsIn(territory), lists: listsOf(matter) }
}

const sum = (behind: readonly Behind[]) => behind.reduce((total, { people }) => total + people, 0)

const wrong = (reason: string, message: string) => new Refusal('CONFLICT', reason, message, 'level')
