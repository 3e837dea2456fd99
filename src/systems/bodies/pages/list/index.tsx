import { useState } from 'react'
import { route } from '../../../../kit/systems'
import { Small } from '../../../../kit/ui/Card'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { Tabs } from '../../../../kit/ui/Tabs'
import { usePages } from '../../../../kit/usePages'
import { bodies } from '../../api'
import { BodyView } from '../../parts/BodyView'
import { arbitration, kindWords, type ListView, noneOfKind, views } from '../../words'

/** 谁来调解: the bodies a worker may turn to, those that cover their own union first. */
export default function List() {
  const [view, setView] = useState<ListView>('near')
  const found = usePages(
    cursor => bodies.list(view === 'near' ? { near: true, cursor } : { kind: view, cursor }),
    [view],
  )
  return (
    <Screen title="谁来调解" wide>
      <Split
        nothing="在左边选一个调解组织，这里看谁在那里调解、几点开。"
        pageOf={id => route('bodies', 'body', { id })}
        work={id => <BodyView id={id} />}
        list={(openOne, chosen) => (
          <>
            <Tabs<ListView> label="哪一类" tabs={views} value={view} onChange={setView} />
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={<Empty icon="landmark">{noneOfKind}</Empty>}
              row={({ id, name, kind, area, warning }) => (
                <Row
                  icon="landmark"
                  title={name}
                  note={`${kindWords[kind]} · 管${area}`}
                  side={warning && <Tag tone="warn">有单位方的人</Tag>}
                  chosen={id === chosen}
                  onTap={() => openOne(id)}
                />
              )}
            />
            <Small>{arbitration}</Small>
          </>
        )}
      />
    </Screen>
  )
}
