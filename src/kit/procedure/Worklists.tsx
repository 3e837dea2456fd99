import { type ReactNode, useState } from 'react'
import type { MatterRow, Page, Worklist } from '../../../cloudfunctions/kit/contract'
import { serverNow } from '../client'
import { PagedRows } from '../ui/Loaded'
import { Split } from '../ui/Split'
import { Empty } from '../ui/signs'
import { Tabs } from '../ui/Tabs'
import { usePages } from '../usePages'
import { MatterLine } from './MatterLine'

type Props<R extends MatterRow, L extends Worklist> = {
  /** The lists there are, the first of them shown first. */
  lists: readonly [L, ...L[]]
  ask(list: L, cursor: string | null): Promise<Page<R>>
  /** What the matter is, in a few words. */
  about(one: R): ReactNode
  work(id: string, close: () => void): ReactNode
  pageOf(id: string): string
  /** At the right of a desk while nothing is chosen. */
  nothing: string
  /** What to do while a list is empty. */
  empty: string
  icon?: string
}

/** The lists of those who work on matters, one of them shown, the earliest due first, the chosen matter beside it. */
export function Worklists<R extends MatterRow, L extends Worklist>({
  lists,
  ask,
  about,
  work,
  pageOf,
  nothing,
  empty,
  icon = 'inbox',
}: Props<R, L>) {
  const [list, setList] = useState<L>(lists[0])
  const found = usePages(cursor => ask(list, cursor), [list])
  const now = serverNow()
  return (
    <>
      <Tabs
        label="哪些"
        tabs={lists.map(value => ({ value, label: listWords[value] }))}
        value={list}
        onChange={next => setList(next)}
      />
      <Split
        nothing={nothing}
        pageOf={pageOf}
        work={work}
        list={(openOne, chosen) => (
          <PagedRows
            of={found}
            idOf={({ id }) => id}
            empty={<Empty icon={icon}>{emptyWords[list] ?? empty}</Empty>}
            row={one => (
              <MatterLine
                of={one}
                about={about(one)}
                now={now}
                chosen={one.id === chosen}
                onTap={() => openOne(one.id)}
              />
            )}
          />
        )}
      />
    </>
  )
}

const listWords: Record<Worklist, string> = {
  mine: '我的',
  level: '本级',
  soon: '快到期',
  late: '已到期',
  below: '下级超期',
}

const emptyWords: Partial<Record<Worklist, string>> = {
  soon: '三天内没有要到期的。',
  late: '没有到期还没办的。',
  below: '下级工会没有超期的。',
}
