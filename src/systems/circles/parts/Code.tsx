import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CircleWhole } from '../../../../cloudfunctions/circles/contract'
import { openFile } from '../../../kit/files'
import { open } from '../../../kit/navigation'
import { route } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Section, Small } from '../../../kit/ui/Card'
import { CodeImage } from '../../../kit/ui/CodeView'
import { Loaded } from '../../../kit/ui/Loaded'
import { Sheet } from '../../../kit/ui/Sheet'
import { Skeleton } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { circles } from '../api'
import { renewWords } from '../words'

/** The ways into a circle: its code on screen, the poster to print, an invitation to pass on. */
export function Code({ circle: { id, name, governed } }: { circle: CircleWhole }) {
  const found = useCall(() => circles.code({ circle: id }), [id])
  const [renewing, setRenewing] = useState(false)
  const renew = useSubmit(circles.renewCode, () => setRenewing(false))
  const poster = useSubmit(openPoster, () => undefined)
  return (
    <Section title="让人进来">
      <Loaded of={found} shape={<Skeleton rows={2} />}>
        {({ code, image }) => (
          <Card>
            <CodeImage image={image} text={code} />
            <Small>直接给人扫，或者打印海报贴在班组。扫了的人先看到圈名和联系人，再自己点进来。</Small>
            <Against refusal={poster.refusal} />
            <View className="nj-line wrap">
              <Button icon="download" running={poster.running} onTap={() => poster.run({ circle: id })}>
                下载海报
              </Button>
              <Button icon="send" onTap={() => open(route('circles', 'invite', { circle: id }))}>
                发邀请
              </Button>
              {governed && (
                <Button icon="refresh-cw" onTap={() => setRenewing(true)}>
                  换一个码
                </Button>
              )}
            </View>
          </Card>
        )}
      </Loaded>
      {renewing && (
        <Sheet title={`给“${name}”换码`} onClose={() => setRenewing(false)}>
          <View>{renewWords}</View>
          <Against refusal={renew.refusal} />
          <Button kind="grave" running={renew.running} onTap={() => renew.run({ circle: id })}>
            换码，旧的作废
          </Button>
        </Sheet>
      )}
    </Section>
  )
}

async function openPoster(input: { circle: string }, options: { requestId: string }): Promise<void> {
  const { url, name } = await circles.poster(input, options)
  await openFile(url, name)
}
