import { View } from '@tarojs/components'
import { serverNow } from '../../../../kit/client'
import { momentWords } from '../../../../kit/format'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { consent as Consent } from '../../../../kit/parts'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { Card, Facts, Small } from '../../../../kit/ui/Card'
import { DueRibbon } from '../../../../kit/ui/DueRibbon'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Tag } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { mediation } from '../../api'

/** 申请回执: number, date, and the dates that begin with it. */
export default function ReceiptPage() {
  const id = useParam('id')
  const found = useCall(() => mediation.receipt({ case: id }), [id])
  const now = serverNow()
  return (
    <Screen title="申请回执">
      <Loaded of={found}>
        {receipt => (
          <>
            <Card>
              <View className="nj-line wrap apart">
                <View className="nj-title">{receipt.number}</View>
                <Tag tone="ok">收到了</Tag>
              </View>
              <Facts
                of={[
                  ['收到日期', momentWords(receipt.receivedAt, now)],
                  ['调解组织', receipt.body],
                ]}
              />
              {receipt.clocks.map(clock => (
                <DueRibbon key={clock.name} clock={clock} now={now} />
              ))}
              {receipt.remarks.map(remark => (
                <Small key={remark}>{remark}</Small>
              ))}
              <Button kind="main" onTap={() => replace(route('mediation', 'case', { id }))}>
                看办到哪一步
              </Button>
            </Card>
            {Consent && <Consent kinds={['case']} />}
          </>
        )}
      </Loaded>
    </Screen>
  )
}
