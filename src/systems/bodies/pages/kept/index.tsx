import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { bodies } from '../../api'
import { BodyView } from '../../parts/BodyView'
import { kindWords, noBodies } from '../../words'

/** 调解组织登记: the bodies of the officer's union and of those below it. */
export default function Kept() {
  const found = usePages(cursor => bodies.kept({ cursor }), [])
  return (
    <Screen title="调解组织登记" wide>
      <Split
        nothing="在左边选一个调解组织，这里看调解员、调解室和登记。"
        pageOf={id => route('bodies', 'body', { id })}
        work={id => <BodyView id={id} />}
        list={(openOne, chosen) => (
          <>
            <Button icon="plus" onTap={() => open(route('bodies', 'register'))}>
              登记一个调解组织
            </Button>
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={<Empty icon="landmark">{noBodies}</Empty>}
              row={({ id, name, kind, area, mediators }) => (
                <Row
                  title={name}
                  note={`${kindWords[kind]} · 管${area}`}
                  side={mediators > 0 ? `${mediators} 位调解员` : <Tag tone="warn">没有调解员</Tag>}
                  chosen={id === chosen}
                  onTap={() => openOne(id)}
                />
              )}
            />
          </>
        )}
      />
    </Screen>
  )
}
