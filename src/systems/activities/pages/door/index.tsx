import { Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { Door } from '../../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../../kit/client'
import { clockWords } from '../../../../kit/format'
import { useParam } from '../../../../kit/params'
import { type Refusal, refusalOf } from '../../../../kit/refusal'
import { Card, Figure, Small } from '../../../../kit/ui/Card'
import { CodeRing, qrUri } from '../../../../kit/ui/CodeView'
import { Refused } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Skeleton, Tag } from '../../../../kit/ui/signs'
import { activities } from '../../api'

const stepMs = 10_000
const refreshMs = 15_000

/** 签到码: the officer's screen at the door; codes come a minute ahead, so a short loss of network changes nothing. */
export default function DoorPage() {
  const { door, refusal, stale } = useDoor(useParam('id'))
  return (
    <Screen title="签到码" wide>
      {refusal && !stale && <Refused refusal={refusal} />}
      {!refusal && !door && <Skeleton rows={3} />}
      {door && <DoorScreen door={door} stale={stale} />}
    </Screen>
  )
}

function DoorScreen({ door, stale }: { door: Door; stale: boolean }) {
  const now = useTick()
  const code = door.codes.find(({ from }) => from <= now && now < from + stepMs)
  return (
    <>
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
      <Card>
        <View className="nj-figures">
          <Figure value={`${door.arrived}/${door.signedUp}`} unit="人" label="已到 / 已报名" />
          {door.latest.map(({ name, at }) => (
            <Figure key={`${name}${at}`} value={name} label={`${clockWords(at)} 到`} />
          ))}
        </View>
      </Card>
    </>
  )
}

function useDoor(id: string): { door: Door | null; refusal: Refusal | null; stale: boolean } {
  const [door, setDoor] = useState<Door | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const gone = useRef(false)
  const again = useRef<() => void>(() => undefined)
  useDidShow(() => again.current())
  useEffect(() => {
    gone.current = false
    void Taro.setKeepScreenOn({ keepScreenOn: true }).catch(() => undefined)
    const refresh = async () => {
      try {
        const next = await activities.door({ activity: id })
        if (gone.current) return
        setDoor(next)
        setRefusal(null)
      } catch (thrown) {
        if (!gone.current) setRefusal(refusalOf(thrown))
      }
    }
    again.current = () => void refresh()
    void refresh()
    const timer = setInterval(() => void refresh(), refreshMs)
    return () => {
      gone.current = true
      again.current = () => undefined
      clearInterval(timer)
      void Taro.setKeepScreenOn({ keepScreenOn: false }).catch(() => undefined)
    }
  }, [id])
  return { door, refusal, stale: door !== null && refusal?.code === 'INTERNAL' }
}

function useTick(): number {
  const [now, setNow] = useState(serverNow())
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 250)
    return () => clearInterval(timer)
  }, [])
  return now
}

function sceneUrl(scene: string): string {
  if (process.env.TARO_ENV !== 'h5') return scene
  return `${window.location.origin}/#/q?s=${scene}`
}
