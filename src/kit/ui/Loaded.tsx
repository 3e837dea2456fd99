import { View } from '@tarojs/components'
import { Fragment, type ReactNode } from 'react'
import { back, open } from '../navigation'
import type { Refusal } from '../refusal'
import { answerTo } from '../systems'
import type { Called } from '../useCall'
import type { Pages } from '../usePages'
import { Button } from './Button'
import { Rows } from './Card'
import { Icon } from './Icon'
import { Notice, Skeleton } from './signs'

/** What was asked for, or its shape while it comes, or why it did not come and what to do. */
export function Loaded<T>({
  of,
  shape = <Skeleton />,
  children,
}: {
  of: Called<T>
  shape?: ReactNode
  children: (value: T) => ReactNode
}) {
  if (of.refusal) return <Refused refusal={of.refusal} retry={of.reload} />
  if (of.value === null) return of.waiting ? shape : null
  return <>{children(of.value)}</>
}

/** A list that grows when asked; `empty` says what to do while there is nothing in it. */
export function PagedRows<T>({
  of,
  empty,
  row,
  idOf,
}: {
  of: Pages<T>
  empty: ReactNode
  row: (item: T) => ReactNode
  idOf: (item: T) => string
}) {
  if (of.refusal) return <Refused refusal={of.refusal} retry={of.reload} />
  if (of.rows.length === 0) return of.waiting ? <Skeleton rows={4} /> : empty
  return (
    <>
      <Rows>
        {of.rows.map(item => (
          <Fragment key={idOf(item)}>{row(item)}</Fragment>
        ))}
      </Rows>
      {of.moreRefusal && <Notice tone="late">{of.moreRefusal.message}</Notice>}
      {of.more && (
        <Button kind="plain" running={of.loadingMore} onTap={of.loadMore}>
          看后面的
        </Button>
      )}
    </>
  )
}

/** Why something did not come, and the way on: sign in, verify, try again or go back. */
export function Refused({ refusal, retry }: { refusal: Refusal; retry?: () => void }) {
  const answer = answerTo(refusal.reason)
  const mayRetry = retry && refusal.code !== 'NOT_FOUND' && !answer
  return (
    <View className="nj-card nj-empty" role="alert">
      <Icon name={refusal.reason === 'offline' ? 'wifi-off' : 'circle-alert'} size="xl" />
      <View>{refusal.message}</View>
      {answer && (
        <Button kind="main" onTap={() => open(answer.url)}>
          {answer.label}
        </Button>
      )}
      {mayRetry && <Button onTap={retry}>再试一次</Button>}
      {!answer && !mayRetry && <Button onTap={back}>返回</Button>}
    </View>
  )
}
