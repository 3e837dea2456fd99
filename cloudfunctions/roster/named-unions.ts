import { covers, type Union } from '../kit/actor'
import { unions } from '../kit/people'

/** The unions of a territory that take members, by the names a roster uses; each name is looked up once. */
export function unionsByName(path: string) {
  const known = new Map<string, Union | 'several' | null>()
  const look = async (names: readonly string[]): Promise<void> => {
    const asked = [...new Set(names)].filter(name => name && !known.has(name))
    if (asked.length === 0) return
    const found = await unions.find({ where: { name: { in: asked } }, limit: 1000 })
    for (const name of asked) known.set(name, null)
    for (const union of found) {
      if (!covers(path, union.path) || !union.takesMembers) continue
      known.set(union.name, known.get(union.name) ? 'several' : union)
    }
  }
  let looked = Promise.resolve()
  return {
    know(names: readonly string[]): Promise<void> {
      looked = looked.then(() => look(names))
      return looked
    },
    get(name: string): Union | null {
      const union = known.get(name)
      return union && union !== 'several' ? union : null
    },
    /** Why nobody can be taken into it; `only` is the one union there is, if it is one. */
    fault(name: string, only: string | null): string | null {
      const union = known.get(name)
      if (union === 'several') return `有几个工会都叫“${name}”，请到那个工会自己的账号里导入`
      return union ? null : `你管的范围里没有“${name}”${only ? `，只有“${only}”` : ''}`
    },
  }
}
