import { View } from '@tarojs/components'
import type { Reach, Some } from '../../../../cloudfunctions/notices/contract'
import { serverNow } from '../../../kit/client'
import { sinceWords } from '../../../kit/format'
import { Figure, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice, Skeleton } from '../../../kit/ui/signs'
import type { Called } from '../../../kit/useCall'
import { someWords } from '../words'

/** How far a notice reaches before it is sent: the inbox, WeChat, and the names of those neither wakes. */
export function ReachView({ of, some }: { of: Called<Reach>; some: Some }) {
  return (
    <Loaded of={of} shape={<Skeleton rows={1} />}>
      {({ people, wechat, timing, quiet, unreached }) => (
        <>
          <View className="nj-figures">
            <Figure
              value={people}
              unit="人"
              label={some === 'all' ? '收件箱' : `收件箱（${someWords[some]}）`}
            />
            <Figure value={wechat} unit="人" label="微信提醒" />
            {unreached.people > 0 && <Figure value={unreached.people} unit="人" label="还收不到" />}
          </View>
          {people === 0 && (
            <Notice tone="warn">这些人里还没有能收到的，换一个范围，或先请大家扫码进圈。</Notice>
          )}
          {wechat > 0 && <Small>{timingWords(timing)}</Small>}
          {quiet.length > 0 && (
            <Small>
              {`没有允许微信提醒、要自己打开才看到的：${quiet.join('、')}${people - wechat > quiet.length ? ` 等 ${people - wechat} 人` : ''}。`}
            </Small>
          )}
          {unreached.people > 0 && (
            <Small>
              {`在名册里、还没有领卡的：${unreached.names.join('、')}${unreached.people > unreached.names.length ? ` 等 ${unreached.people} 人` : ''}。请联系人当面告诉他们。`}
            </Small>
          )}
        </>
      )}
    </Loaded>
  )
}

function timingWords({ asked, now, lastAt }: Reach['timing']): string {
  if (lastAt === null || asked === 0) return '能微信提醒的人现在都有空，发出去就提醒。'
  const waiting = asked - now
  const who = asked >= 100 ? `看了前 ${asked} 人：` : ''
  return `${who}${now} 人现在提醒，${waiting} 人在上班或休息，等有空再提醒，最晚${sinceWords(lastAt, serverNow())}。`
}
