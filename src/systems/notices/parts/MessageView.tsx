import { Image, View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Notice as Message } from '../../../../cloudfunctions/notices/contract'
import { noteChange } from '../../../kit/changes'
import { serverNow } from '../../../kit/client'
import { openFile } from '../../../kit/files'
import { momentWords } from '../../../kit/format'
import { open } from '../../../kit/navigation'
import { routeOfRecord } from '../../../kit/systems'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Meter } from '../../../kit/ui/Meter'
import { Notice } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { notices } from '../api'
import { linkWords } from '../words'
import { Consent } from './Consent'

/** One message whole, with the way to what it is about; opening it is the receipt. */
export function MessageView({ id }: { id: string }) {
  const found = useCall(() => notices.read({ post: id }), [id])
  const opened = found.value?.post
  useEffect(() => {
    if (opened) noteChange()
  }, [opened])
  return (
    <Loaded of={found}>
      {message => (
        <>
          <Card>
            <Heading>{message.title}</Heading>
            <Small>
              {message.from}
              {message.by === message.from ? '' : ` · ${message.by}`} · {momentWords(message.at, serverNow())}
            </Small>
            {message.recalled ? (
              <Notice tone="warn" icon="undo-2">{`这条通知已撤回：${message.recall}`}</Notice>
            ) : (
              <Whole message={message} />
            )}
          </Card>
          <Consent kinds={['notice']} />
        </>
      )}
    </Loaded>
  )
}

function Whole({ message }: { message: Message }) {
  const { body, urgent, files, link } = message
  const url = link && routeOfRecord(link.system, link.id)
  return (
    <>
      {urgent && <Notice tone="late">{`急：${urgent}`}</Notice>}
      <View className="nj-text">{body}</View>
      {files.map(file =>
        file.kind === 'picture' ? (
          <Image
            key={file.url}
            className="nj-picture"
            src={file.url}
            mode="widthFix"
            aria-label={file.name}
          />
        ) : (
          <Button key={file.url} icon="file-text" onTap={() => void openFile(file.url, file.name)}>
            {`打开 ${file.name}`}
          </Button>
        ),
      )}
      {message.poll && <Poll message={message} />}
      {url && (
        <Button kind="main" onTap={() => open(url)}>
          {(link && linkWords[link.system]) ?? `去看${link?.title ?? ''}`}
        </Button>
      )}
    </>
  )
}

function Poll({ message: { post, poll } }: { message: Message }) {
  const vote = useSubmit(notices.vote, () => undefined)
  if (!poll) return null
  const all = poll.options.reduce((sum, { votes }) => sum + (votes ?? 0), 0)
  return (
    <View className="nj-field">
      <View className="nj-strong">{poll.question}</View>
      {poll.options.map(({ words, votes }, option) => (
        <View key={words} className="nj-field">
          <Button
            kind={poll.mine === option ? 'main' : 'usual'}
            icon={poll.mine === option ? 'check' : undefined}
            disabled={vote.running}
            onTap={() => vote.run({ post, option })}
          >
            {words}
          </Button>
          {votes !== null && <Meter label={`${votes} 人`} done={all > 0 ? votes / all : 0} />}
        </View>
      ))}
      <Against refusal={vote.refusal} />
      <Small>
        {poll.mine === null ? '选一个，选好以后能看到大家怎么选。' : '想改就再点一个，只算最后一次。'}
      </Small>
    </View>
  )
}
