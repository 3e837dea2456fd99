import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ApplicationRow, MemberState } from '../../../../../cloudfunctions/members/contract'
import { serverNow } from '../../../../kit/client'
import { sinceWords } from '../../../../kit/format'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { Pick } from '../../../../kit/ui/Choice'
import { dueWords, toneOf } from '../../../../kit/ui/DueRibbon'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { Tabs } from '../../../../kit/ui/Tabs'
import { usePages } from '../../../../kit/usePages'
import { members } from '../../api'
import { ApplicationView } from '../../parts/ApplicationView'
import { DecisionSheet } from '../../parts/DecisionSheet'
import { listTabs, stateWords } from '../../words'

/** 入会申请: what the officer has to decide, the earliest due first; one by one or a batch at once. */
export default function Applications() {
  const [state, setState] = useState<MemberState>('applying')
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map())
  const [deciding, setDeciding] = useState(false)
  const found = usePages(cursor => members.applications({ state, cursor }), [state])
  const pick = (id: string, name: string, on: boolean) => {
    const next = new Map(picked)
    if (on) next.set(id, name)
    else next.delete(id)
    setPicked(next)
  }
  const over = () => {
    setDeciding(false)
    setPicked(new Map())
  }
  const batch = picked.size > 0 && (
    <>
      <Button onTap={() => setPicked(new Map())}>不选了</Button>
      <Button kind="main" onTap={() => setDeciding(true)}>{`批准 ${picked.size} 人入会`}</Button>
    </>
  )
  return (
    <Screen title="入会申请" wide foot={batch || undefined}>
      <Tabs
        label="申请的状态"
        tabs={listTabs}
        value={state}
        onChange={next => {
          setState(next)
          setPicked(new Map())
        }}
      />
      <Split
        nothing="在左边选一份申请，这里看全部经过并记录决定。"
        pageOf={id => route('members', 'application', { id })}
        work={id => <ApplicationView id={id} />}
        list={(openOne, chosen) => (
          <PagedRows
            of={found}
            idOf={({ id }) => id}
            empty={<Empty icon="list-checks">{emptyWords(state)}</Empty>}
            row={application => (
              <ApplicationLine
                application={application}
                chosen={application.id === chosen}
                picked={picked.has(application.id)}
                pick={state === 'applying' ? pick : null}
                openOne={openOne}
              />
            )}
          />
        )}
      />
      {deciding && (
        <DecisionSheet
          of={[...picked].map(([id, name]) => ({ id, name }))}
          decision="approve"
          onClose={() => setDeciding(false)}
          done={over}
        />
      )}
    </Screen>
  )
}

const emptyWords = (state: MemberState) =>
  state === 'applying' ? '现在没有等你办的申请。新的会出现在首页“今天要办”里。' : '这里还没有。'

function ApplicationLine({
  application: { id, name, state, unionName, holder, clock, appliedAt },
  chosen,
  picked,
  pick,
  openOne,
}: {
  application: ApplicationRow
  chosen: boolean
  picked: boolean
  pick: ((id: string, name: string, on: boolean) => void) | null
  openOne(id: string): void
}) {
  const now = serverNow()
  const { label, tone } = stateWords[state]
  const due = clock && toneOf(clock, now)
  return (
    <View className={`nj-pickable${chosen ? ' chosen' : ''}`}>
      {pick && <Pick checked={picked} label={`选 ${name}`} onChange={on => pick(id, name, on)} />}
      <Row
        title={name}
        note={
          <>
            <View>{holder ? `经办 ${holder.name}` : unionName}</View>
            <View>{sinceWords(appliedAt, now)}申请</View>
          </>
        }
        side={
          clock && due ? (
            <Tag tone={due}>{dueWords(clock, now).split(' · ').at(-1)}</Tag>
          ) : (
            <Tag tone={tone}>{label}</Tag>
          )
        }
        onTap={() => openOne(id)}
      />
    </View>
  )
}
