import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { serverNow } from '../../../../kit/client'
import { clockWords } from '../../../../kit/format'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { canScan } from '../../../../kit/scan'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { CameraScan } from '../../../../kit/ui/CameraScan'
import { Card, Heading, Small } from '../../../../kit/ui/Card'
import { Field } from '../../../../kit/ui/Field'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty, Notice, Tag } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { activities } from '../../api'
import { ActivityFacts } from '../../parts/Facts'
import { partsOf } from '../../scene'
import { foreignDoor } from '../../words'

/** 签到: by the code on the door's screen, scanned or typed; twice is once. */
export default function CheckIn() {
  const scanned = partsOf(useParam('code'))
  const id = useParam('id') || scanned?.activity || ''
  return (
    <Screen title="签到">
      {id ? (
        <Door id={id} code={scanned?.code ?? ''} />
      ) : (
        <Empty icon="scan-line">扫现场屏幕上的码，或从活动页进来填 6 位数字。</Empty>
      )}
    </Screen>
  )
}

function Door({ id, code }: { id: string; code: string }) {
  const found = useCall(() => activities.activity({ activity: id }), [id])
  const [digits, setDigits] = useState('')
  const [foreign, setForeign] = useState(false)
  const [arrivedAt, setArrivedAt] = useState<number | null>(null)
  const enter = useSubmit(activities.checkIn, answer => setArrivedAt(answer.arrivedAt))
  const { run } = enter
  const tried = useRef(false)
  useEffect(() => {
    if (!code || tried.current) return
    tried.current = true
    run({ activity: id, code })
  })
  const scanned = (text: string) => {
    const parts = partsOf(text)
    setForeign(!parts)
    if (!parts) return
    if (parts.activity === id) run({ activity: id, code: parts.code })
    else replace(route('activities', 'check-in', { code: text }))
  }
  return (
    <Loaded of={found}>
      {activity => {
        const at = arrivedAt ?? activity.mine?.arrivedAt ?? null
        return (
          <>
            {at ? (
              <Card mine>
                <View className="nj-line wrap apart">
                  <Heading>签到好了</Heading>
                  <Tag tone="ok">{`${clockWords(at)} 到`}</Tag>
                </View>
                <Small>欢迎你来，进去就行。</Small>
              </Card>
            ) : (
              <Card>
                <CameraScan kind={canScan ? 'main' : 'usual'} foreign={foreignDoor} found={scanned}>
                  扫现场的签到码
                </CameraScan>
                {foreign && <Notice tone="warn">{foreignDoor}</Notice>}
                <Field
                  name="code"
                  label="签到码"
                  value={digits}
                  onChange={setDigits}
                  keyboard="digits"
                  max={6}
                  refusal={enter.refusal}
                  hint={
                    activity.startsAt > serverNow() + 2 * 3600_000
                      ? '活动开始前 2 小时起可以签到。'
                      : '现场屏幕上的 6 位数字，每 10 秒换一次。'
                  }
                />
                <Against refusal={enter.refusal} fields={['code']} />
                <Button
                  kind={canScan ? 'usual' : 'main'}
                  disabled={digits.length !== 6}
                  running={enter.running}
                  onTap={() => run({ activity: id, code: digits })}
                >
                  签到
                </Button>
              </Card>
            )}
            <Card>
              <ActivityFacts activity={activity} />
            </Card>
          </>
        )
      }}
    </Loaded>
  )
}
