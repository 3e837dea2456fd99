import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Me } from '../../../../cloudfunctions/members/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Small } from '../../../kit/ui/Card'
import { DemoTexts } from '../../../kit/ui/DemoTexts'
import { Field } from '../../../kit/ui/Field'
import { PhoneButton } from '../../../kit/ui/PhoneButton'
import { useSecondsTo } from '../../../kit/useSecondsTo'
import { useSubmit } from '../../../kit/useSubmit'
import { members } from '../api'

/** Proves whose phone it is: by WeChat's button on the phone, by a code in a text message anywhere. */
export function PhoneProof({ done }: { done(me: Me): void }) {
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const sending = useSending(phone)
  const verify = useSubmit(members.verifyPhone, done)
  const wechat = useSubmit(members.verifyWechatPhone, done)
  const refusal = verify.refusal ?? wechat.refusal ?? sending.refusal
  return (
    <Card>
      <Field name="name" label="姓名" value={name} onChange={setName} max={50} refusal={refusal} />
      {process.env.TARO_ENV === 'weapp' && (
        <PhoneButton onCode={given => wechat.run({ code: given, name })}>用微信绑定的手机号</PhoneButton>
      )}
      <Field
        name="phone"
        label="手机号"
        keyboard="phone"
        max={24}
        value={phone}
        onChange={setPhone}
        refusal={refusal}
        side={
          <Button small onTap={sending.send} running={sending.running} disabled={sending.left > 0}>
            {sending.left > 0 ? `${sending.left} 秒后再发` : '发验证码'}
          </Button>
        }
      />
      <Field
        name="code"
        label="短信里的 6 位数字"
        keyboard="digits"
        max={10}
        value={code}
        onChange={setCode}
        refusal={refusal}
        hint={sending.sent ? '已发到你的手机，10 分钟内有效。' : undefined}
      />
      {sending.sent && <DemoTexts />}
      <Against refusal={refusal} fields={['name', 'phone', 'code']} />
      <Button kind="main" running={verify.running} onTap={() => verify.run({ name, phone, code })}>
        验证手机号
      </Button>
      <View>
        <Small>手机号只给你的工会联系你用，页面上默认遮住中间四位。</Small>
      </View>
    </Card>
  )
}

/** One text message at a time, and how long until the next may be asked for. */
function useSending(phone: string) {
  const [resendAt, setResendAt] = useState(0)
  const send = useSubmit(members.sendCode, ({ resendAt: at }) => setResendAt(at))
  const left = useSecondsTo(resendAt)
  return {
    send: () => send.run({ phone }),
    running: send.running,
    refusal: send.refusal,
    sent: resendAt > 0,
    left,
  }
}
