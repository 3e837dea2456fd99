import { type DependencyList, useEffect, useRef, useState } from 'react'
import type { Page } from '../../cloudfunctions/kit/contract'
import { type Refusal, refusalOf } from './refusal'
import { useCall } from './useCall'

/** A list that grows page by page. */
export type Pages<T> = {
  rows: T[]
  waiting: boolean
  refusal: Refusal | null
  reload(): void
  /** There is more behind the last row. */
  more: boolean
  loadMore(): void
  loadingMore: boolean
  moreRefusal: Refusal | null
}

/** Asks for the first page as useCall does, and for the next ones on demand. `ask` null asks nothing. */
export function usePages<T>(
  ask: ((cursor: string | null) => Promise<Page<T>>) | null,
  of: DependencyList,
): Pages<T> {
  const first = useCall(ask ? () => ask(null) : null, of)
  const [behind, setBehind] = useState<{ rows: T[]; next: string | null } | null>(null)
  const [loadingMore, setLoadingMore] = useState(false)
  const [moreRefusal, setMoreRefusal] = useState<Refusal | null>(null)
  const page = first.value
  const shown = useRef(page)

  useEffect(() => {
    shown.current = page
    setBehind(null)
    setMoreRefusal(null)
    setLoadingMore(false)
  }, [page])

  const next = behind ? behind.next : (page?.next ?? null)
  const loadMore = async () => {
    if (!ask || !next || loadingMore) return
    setLoadingMore(true)
    setMoreRefusal(null)
    try {
      const following = await ask(next)
      if (shown.current !== page) return
      setBehind({ rows: [...(behind?.rows ?? []), ...following.rows], next: following.next })
    } catch (thrown) {
      if (shown.current === page) setMoreRefusal(refusalOf(thrown))
    }
    setLoadingMore(false)
  }

  return {
    rows: page ? [...page.rows, ...(behind?.rows ?? [])] : [],
    waiting: first.waiting,
    refusal: first.refusal,
    reload: first.reload,
    more: next !== null,
    loadMore: () => void loadMore(),
    loadingMore,
    moreRefusal,
  }
}
