import { createHash } from 'node:crypto'
import type { IndexSpec } from '../../local/engine/types'

/** Documents that share a group; a list shows 20 of them. */
export const inGroup = 25

export const readsIndexes: IndexSpec[] = [{ fields: ['group', ['at', -1]] }]

/** Ids in no order, as those of people are. */
export const idOf = (n: number) => createHash('sha256').update(String(n)).digest('hex').slice(0, 26)

/** So many documents of some 300 bytes, the quickest order to load them in; those of a group lie far apart. */
export function* documentsOf(size: number): Generator<Record<string, unknown>> {
  const groups = size / inGroup
  const ids = Array.from({ length: size }, (_, n) => `${idOf(n)} ${n}`).sort()
  for (const entry of ids) {
    const [_id, number] = entry.split(' ')
    const n = Number(number)
    yield {
      _id,
      number: n,
      group: n % groups,
      at: 1_700_000_000_000 + n,
      title: `通知第 ${n} 号`,
      body: '今天下午三点在厂区球场集合，请带好会员卡，到门口扫码入场。'.repeat(2),
    }
  }
}
