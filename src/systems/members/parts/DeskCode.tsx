import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { serverNow } from '../../../kit/client'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Small } from '../../../kit/ui/Card'
import { CodeRing, CodeView } from '../../../kit/ui/CodeView'
import { Empty, Notice, Skeleton } from '../../../kit/ui/signs'
import { useDeskCode } from './useDeskCode'

/** The code with the time it still has, and what to do with the phone; `again` begins with a new one. */
export function DeskCode({ done, again }: { done(): void; again(): void }) {
  const { shown, refusal, over } = useDeskCode(done)
  const left = useLeft(shown?.expiresAt ?? 0)
  return (
    <Card>
      <Heading>用手机扫码登录</Heading>
      <Small>打开手机上的娘家，在“我的”里点“在电脑上登录”，扫这个码，再在手机上确认。</Small>
      {refusal && <Notice tone="late">{refusal.message}</Notice>}
      {over && (
        <Empty icon="qr-code" action={{ label: '换一个新码', onTap: again }}>
          有一阵子没有人扫，码已经收起来了。
        </Empty>
      )}
      {!over && !shown && <Skeleton rows={2} />}
      {!over && shown && (
        <>
          <CodeView content={`${window.location.origin}/#/q?s=${shown.code}`} text={shown.code} />
          <View className="nj-line wrap apart">
            <View className="nj-line">
              <CodeRing left={Math.min(left, life)} of={life} />
              <Small>到时自动换新码</Small>
            </View>
            <Button kind="plain" small icon="refresh-cw" onTap={again}>
              现在换
            </Button>
          </View>
        </>
      )}
    </Card>
  )
}

const life = 2 * 60_000

function useLeft(until: number): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, until - now)
}
