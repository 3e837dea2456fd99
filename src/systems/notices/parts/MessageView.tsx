import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { noteChange } from '../../../kit/changes'
import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import { routeOfRecord } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { useCall } from '../../../kit/useCall'
import { notices } from '../api'
import { linkWords } from '../words'

/** One message whole, with the way to what it is about; opening it is the receipt. */
export function MessageView({ id }: { id: string }) {
  const found = useCall(() => notices.read({ post: id }), [id])
  const opened = found.value?.post
  useEffect(() => {
    if (opened) noteChange()
  }, [opened])
  return (
    <Loaded of={found}>
      {({ title, from, at, by, body, link }) => {
        const url = link && routeOfRecord(link.system, link.id)
        return (
          <Card>
            <Heading>{title}</Heading>
            <Small>
              {from}
              {by === from ? '' : ` · ${by}`} · {momentWords(at, serverNow())}
            </Small>
            <View className="nj-text">{body}</View>
            {url && (
              <Button kind="main" onTap={() => open(url)}>
                {linkWords[link.system] ?? `去看${link.title}`}
              </Button>
            )}
          </Card>
        )
      }}
    </Loaded>
  )
}
