import { type Happening, route, systems } from './systems'

/** An answer to 发生了什么 and where it leads. */
export type Answer = Pick<Happening, 'label' | 'icon' | 'words'> & { url: string }

/** The answers of every system of this build, in their order. */
export const happenings: readonly Answer[] = systems
  .flatMap(({ name, happenings = [] }) => happenings.map(one => ({ ...one, system: name })))
  .sort((a, b) => a.order - b.order)
  .map(({ system, label, icon, words, page, query }) => ({
    label,
    icon,
    words,
    url: route(system, page, query),
  }))
