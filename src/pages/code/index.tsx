import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { open, replace } from '../../kit/navigation'
import { codeIn } from '../../kit/scan'
import { routeOfCode } from '../../kit/systems'
import { Screen } from '../../kit/ui/Screen'
import { Empty, Skeleton } from '../../kit/ui/signs'

/** Where every scanned code lands: hands it on to the system that knows its kind. */
export default function Code() {
  const { params } = useRouter()
  const code = codeIn(decodeURIComponent(params.s ?? params.scene ?? ''))
  const url = code ? routeOfCode(code) : null
  useEffect(() => {
    if (url) replace(url)
  }, [url])
  return (
    <Screen title="扫码">
      {url ? (
        <Skeleton />
      ) : (
        <Empty icon="scan-line" action={{ label: '去首页', onTap: () => open('/pages/home/index') }}>
          这个码打不开，可能已经换过，或者不是娘家的码。请向给你码的人要新的。
        </Empty>
      )}
    </Screen>
  )
}
