import type { ReactNode } from 'react'
import type { DeskAsked } from '../../../../../cloudfunctions/members/contract'
import { serverNow } from '../../../../kit/client'
import { sinceWords } from '../../../../kit/format'
import { open, replace } from '../../../../kit/navigation'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Facts, Heading } from '../../../../kit/ui/Card'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Empty, Notice } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { members } from '../../api'
import { machineWords } from '../../words'

/** One computer that asks: which, since when, and yes or no. */
export function Asked({ code }: { code: string }) {
  const found = useCall(() => members.lookDesk({ code }), [code])
  const confirm = useSubmit(members.confirmDesk, found.reload)
  return (
    <Loaded of={found}>
      {asked => (
        <Answer
          asked={asked}
          running={confirm.running}
          refusal={<Against refusal={confirm.refusal} fields={[]} />}
          confirm={() => confirm.run({ code })}
        />
      )}
    </Loaded>
  )
}

function Answer({
  asked,
  running,
  refusal,
  confirm,
}: {
  asked: DeskAsked
  running: boolean
  refusal: ReactNode
  confirm(): void
}) {
  if (asked.state === 'confirmed') {
    return (
      <Empty icon="circle-check" action={{ label: '看已登录的电脑', onTap: () => open('/pages/me/index') }}>
        {machineWords(asked)}上已经是你了。用完在电脑上退出，或者在“我的”里让它退出。
      </Empty>
    )
  }
  if (asked.state === 'over') {
    return (
      <Empty icon="clock" action={{ label: '去首页', onTap: () => replace('/pages/home/index') }}>
        这个码已经过期，或者被别人用了。在电脑上换一个新的，再扫一次。
      </Empty>
    )
  }
  return (
    <Card>
      <Heading>在电脑上登录？</Heading>
      <Facts
        of={[
          ['电脑', machineWords(asked)],
          ['打开登录页', sinceWords(asked.openedAt, serverNow())],
        ]}
      />
      <Notice tone="warn">只确认你面前的这台电脑。别人发来的码不要确认，那会让别人用你的身份。</Notice>
      {refusal}
      <Button kind="main" running={running} onTap={confirm}>
        确认登录
      </Button>
      <Button onTap={() => replace('/pages/home/index')}>不是我</Button>
    </Card>
  )
}
