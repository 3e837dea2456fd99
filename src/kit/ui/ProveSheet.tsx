import { useEffect, useRef, useState } from 'react'
import { useCell } from '../cell'
import { caller } from '../client'
import { endProving, pageInSight, proving } from '../proving'
import { useSecondsTo } from '../useSecondsTo'
import { useSubmit } from '../useSubmit'
import { Against } from './Against'
import { Button } from './Button'
import { Small } from './Card'
import { DemoTexts } from './DemoTexts'
import { Field } from './Field'
import { Sheet } from './Sheet'

/** Over the page that asked for an act of weight: the code that proves that it is really them, and then it goes on. */
export function Proving() {
  const [page] = useState(pageInSight)
  const asked = useCell(proving)
  if (asked === null || asked.page !== page) return null
  return <ProveSheet key={asked.requestId} requestId={asked.requestId} />
}

function ProveSheet({ requestId }: { requestId: string }) {
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<{ to: string; resendAt: number } | null>(null)
  const send = useSubmit(
    ({ first }: { first: boolean }, options: { requestId: string }) =>
      members('askProof', {}, first ? { requestId } : options),
    answer =>
      setSent({
        to: String(Reflect.get(Object(answer), 'sentTo')),
        resendAt: Number(Reflect.get(Object(answer), 'resendAt')),
      }),
  )
  const prove = useSubmit(
    (input: { code: string }, options: { requestId: string }) => members('prove', input, options),
    () => endProving(true),
  )
  const left = useSecondsTo(sent?.resendAt ?? 0)
  // The first code is on its way when the sheet is up: nobody has to ask for it.
  const begin = useRef(send.run)
  useEffect(() => begin.current({ first: true }), [])
  return (
    <Sheet title="先确认是你本人" onClose={() => endProving(false)}>
      <Small>这件事要紧。确认一次，10 分钟内在这台设备上都不用再确认；填好的内容都还在。</Small>
      <Field
        name="code"
        label="短信里的 6 位数字"
        keyboard="digits"
        max={10}
        value={code}
        onChange={setCode}
        refusal={prove.refusal}
        hint={sent ? `已发到你的手机 ${sent.to}，10 分钟内有效。` : undefined}
        side={
          <Button small running={send.running} disabled={left > 0} onTap={() => send.run({ first: false })}>
            {left > 0 ? `${left} 秒后再发` : '再发一次'}
          </Button>
        }
      />
      {sent && <DemoTexts />}
      <Against refusal={prove.refusal ?? send.refusal} fields={['code']} />
      <Button kind="main" running={prove.running} onTap={() => prove.run({ code })}>
        确认是我
      </Button>
    </Sheet>
  )
}

const members = caller('members')
