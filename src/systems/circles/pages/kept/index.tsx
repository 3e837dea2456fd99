import { View } from '@tarojs/components'
import { useIdentity } from '../../../../kit/identity'
import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { circles } from '../../api'
import { CircleView } from '../../parts/CircleView'

/** 我管的联系圈: the circles of the steward or of the officer's union. */
export default function Kept() {
  const known = useIdentity()
  const officer = known.state === 'known' && known.identity.roles.some(({ role }) => role === 'officer')
  const found = usePages(cursor => circles.kept({ cursor }), [])
  const openNew = () => open(route('circles', 'open'))
  return (
    <Screen title="我管的联系圈" wide>
      <Split
        nothing="在左边选一个圈，这里看圈码和圈里的人。"
        pageOf={id => route('circles', 'circle', { id })}
        work={id => <CircleView id={id} />}
        list={(openOne, chosen) => (
          <>
            {officer && (
              <Button icon="plus" onTap={openNew}>
                建一个联系圈
              </Button>
            )}
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={
                <Empty icon="users-round">还没有联系圈。一个班组、一条线路、一个站点，都可以是一个圈。</Empty>
              }
              row={({ id, name, unionName, steward, size, waiting }) => (
                <Row
                  title={name}
                  note={`联系人 ${steward.name} · ${unionName}`}
                  side={
                    <>
                      <View>{size} 人</View>
                      {waiting ? <Tag tone="info">{waiting} 个没回答</Tag> : null}
                    </>
                  }
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
