import { Button as PhoneButton, View } from '@tarojs/components'
import Taro, { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import type { Invitation } from '../../../../../cloudfunctions/circles/contract'
import { serverNow } from '../../../../kit/client'
import { momentWords } from '../../../../kit/format'
import { useParam } from '../../../../kit/params'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { CodeView } from '../../../../kit/ui/CodeView'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { circles } from '../../api'
import { CircleFacts } from '../../parts/CircleFacts'
import { inviteWords } from '../../words'

/** 邀请进圈: an invitation for seven days, sent as a card on the phone and as a link from a desk. */
export default function Invite() {
  const circle = useParam('circle')
  const found = useCall(() => circles.circle({ circle }), [circle])
  const [made, setMade] = useState<Invitation | null>(null)
  const invite = useSubmit(circles.invite, setMade)
  useShareAppMessage(() =>
    made
      ? { title: `${made.steward}邀请你进“${made.name}”`, path: pathOf(made) }
      : { title: '工会是你的娘家', path: '/pages/home/index' },
  )
  return (
    <Screen title="邀请进圈">
      <Loaded of={found}>
        {one => (
          <Card>
            <CircleFacts circle={one} />
            <Small>{inviteWords}</Small>
            <Against refusal={invite.refusal} />
            {made ? (
              <Made invitation={made} />
            ) : (
              <Button kind="main" running={invite.running} onTap={() => invite.run({ circle })}>
                做一个邀请
              </Button>
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  )
}

function Made({ invitation }: { invitation: Invitation }) {
  const [copied, setCopied] = useState(false)
  const { code, expiresAt } = invitation
  const copy = async () => {
    await Taro.setClipboardData({ data: linkOf(invitation) })
    setCopied(true)
  }
  return (
    <>
      <CodeView content={process.env.TARO_ENV === 'h5' ? linkOf(invitation) : code} text={code} />
      <View>{momentWords(expiresAt, serverNow())}前有效。</View>
      {process.env.TARO_ENV === 'h5' ? (
        <Button kind="main" onTap={() => void copy()}>
          复制邀请链接
        </Button>
      ) : (
        <PhoneButton className="nj-tap nj-button main" openType="share">
          发给微信好友
        </PhoneButton>
      )}
      {copied && <Notice tone="ok">链接复制好了，粘贴给同事就行。</Notice>}
    </>
  )
}

const pathOf = ({ code }: Invitation) => `/pages/code/index?s=${code}`

const linkOf = ({ code }: Invitation) =>
  process.env.TARO_ENV === 'h5' ? `${location.origin}${location.pathname}#/q?s=${code}` : code
