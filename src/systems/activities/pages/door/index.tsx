import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Arrivals, Door } from '../../../../../cloudfunctions/activities/contract'
import { clockWords } from '../../../../kit/format'
import { open } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { Card, Figure, Small } from '../../../../kit/ui/Card'
import { CodeRing, qrUri } from '../../../../kit/ui/CodeView'
import { Refused } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Skeleton, Tag } from '../../../../kit/ui/signs'
import { useAwake } from '../../../../kit/useAwake'
import { usePolled } from '../../../../kit/usePolled'
import { useTick } from '../../../../kit/useTick'
import { useWide } from '../../../../kit/useWide'
import { activities } from '../../api'
import { ByName } from '../../parts/ByName'
import { ScanTickets } from '../../parts/ScanTickets'

const stepMs = 10_000
const codesEveryMs = 15_000
const arrivalsEveryMs = 3_000

/** 签到码: the officer's screen at the door; codes come a minute ahead, so a short loss of network changes nothing. */
export default function DoorPage() {
  const id = useParam('id')
  useAwake()
  const door = usePolled(() => activities.door({ activity: id }), [id], codesEveryMs)
  const arrivals = usePolled(() => activities.arrivals({ activity: id }), [id], arrivalsEveryMs)
  const [naming, setNaming] = useState(false)
  const wide = useWide()
  return (
    <Screen title="签到码" wide>
      {door.refusal && !door.stale && <Refused refusal={door.refusal} />}
      {!door.refusal && !door.value && <Skeleton rows={3} />}
      {door.value && (
        <View className={wide ? 'nj-split' : 'nj-split-list'}>
          <View className="nj-split-list">
            <Code door={door.value} stale={door.stale || arrivals.stale} />
          </View>
          <View className={wide ? 'nj-split-work' : 'nj-split-list'}>
            <Came arrivals={arrivals.value ?? door.value} />
            <ScanTickets id={id} admitted={arrivals.again} />
            <Button icon="search" onTap={() => setNaming(true)}>
              按姓名找
            </Button>
            <Button kind="plain" onTap={() => open(route('activities', 'list', { id }))}>
              签到错了，去名单里撤销
            </Button>
          </View>
        </View>
      )}
      {naming && <ByName id={id} admitted={arrivals.again} onClose={() => setNaming(false)} />}
    </Screen>
  )
}

function Code({ door, stale }: { door: Door; stale: boolean }) {
  const now = useTick()
  const code = door.codes.find(({ from }) => from <= now && now < from + stepMs)
  return (
    <Card>
      <View className="nj-line wrap apart">
        <Text className="nj-title">{door.title}</Text>
        {stale && (
          <Tag tone="warn" icon="wifi-off">
            离线，到场人数稍后更新
          </Tag>
        )}
      </View>
      {code ? (
        <View className="nj-door">
          <View className="nj-door-digits" role="img" aria-label={`签到码 ${code.digits}`}>
            {`${code.digits.slice(0, 3)} ${code.digits.slice(3)}`}
          </View>
          <CodeRing left={code.from + stepMs - now} of={stepMs} />
          <View
            className="nj-qr big"
            role="img"
            aria-label="签到二维码"
            style={{ backgroundImage: `url("${qrUri(sceneUrl(code.scene))}")` }}
          />
          <Small>打开“娘家”扫一扫，或在活动页填这 6 位数字。每 10 秒换一次，截图没有用。</Small>
        </View>
      ) : (
        <View role="alert">签到码用完了，连上网络会自动接着出。</View>
      )}
    </Card>
  )
}

function Came({ arrivals: { arrived, signedUp, latest } }: { arrivals: Arrivals }) {
  return (
    <Card>
      <View className="nj-figures" aria-live="polite">
        <Figure value={`${arrived}/${signedUp}`} unit="人" label="已到 / 已报名" />
        {latest.map(({ name, at }) => (
          <Figure key={`${name}${at}`} value={name} label={`${clockWords(at)} 到`} />
        ))}
      </View>
    </Card>
  )
}

function sceneUrl(scene: string): string {
  if (process.env.TARO_ENV !== 'h5') return scene
  return `${window.location.origin}/#/q?s=${scene}`
}
