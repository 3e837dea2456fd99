import { unionsIn } from '../kit/actor'
import { dayOf } from '../kit/clocks'
import type { Effect } from '../kit/store'
import { type Figure, figures } from './contract'
import type { AppealDoc, Figures } from './store'

/** Under these an appeal is counted for what happened at this instant, once a union, month and figure. */
export function countedWith(
  doc: Pick<AppealDoc, 'counted' | 'path'>,
  happened: readonly Figure[],
  at: number,
): string[] {
  const month = dayOf(at).slice(0, 7)
  const keys = unionsIn(doc.path).flatMap(union => happened.map(figure => keyOf(union, month, figure)))
  return [...doc.counted, ...keys.filter(key => !doc.counted.includes(key))]
}

export const keyOf = (union: string, month: string, figure: Figure) => `${union}/${month}/${figure}`

/** What is counted now and was not before, one effect a union and month. */
export function countEffects(
  before: readonly string[],
  after: Pick<AppealDoc, 'counted' | 'path'>,
): Effect[] {
  const holder = unionsIn(after.path).at(-1)
  const fresh = new Map<string, { union: string; month: string; figures: string[] }>()
  for (const key of after.counted.filter(one => !before.includes(one))) {
    const [union = '', month = '', figure = ''] = key.split('/')
    const held = fresh.get(`${union}/${month}`) ?? { union, month, figures: [] }
    fresh.set(`${union}/${month}`, { ...held, figures: [...held.figures, figure] })
  }
  return [...fresh.values()].map(one => ({
    to: 'appeals.count',
    input: { ...one, own: one.union === holder },
  }))
}

export const noFigures = (): Figures => ({
  received: 0,
  taken: 0,
  takenOnTime: 0,
  answered: 0,
  onTime: 0,
  satisfied: 0,
  fairly: 0,
  unsatisfied: 0,
  silent: 0,
  reopened: 0,
  passedUp: 0,
})

export const isFigure = (name: string): name is Figure => figures.some(figure => figure === name)

/** A share in whole percent as it is written, or a dash where there is nothing to share. */
export const percent = (part: number, whole: number) =>
  whole > 0 ? `${Math.round((part / whole) * 100)}%` : '—'
