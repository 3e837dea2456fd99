import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Sent } from '../../../../cloudfunctions/notices/contract'
import { serverNow } from '../../../kit/client'
import { openFile } from '../../../kit/files'
import { momentWords, sinceDay, sinceWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Figure, Heading, Section, Small } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { Loaded, PagedRows } from '../../../kit/ui/Loaded'
import { Meter } from '../../../kit/ui/Meter'
import { Row } from '../../../kit/ui/Row'
import { Sheet } from '../../../kit/ui/Sheet'
import { Empty, Notice, Tag } from '../../../kit/ui/signs'
import { Tabs } from '../../../kit/ui/Tabs'
import { useCall } from '../../../kit/useCall'
import { usePages } from '../../../kit/usePages'
import { useSubmit } from '../../../kit/useSubmit'
import { notices } from '../api'
import { audienceWords, receiptTabs, stateWords } from '../words'

/** One notice as its sender sees it: how far it reached, who opened it, and what may still be done. */
export function SentView({ id }: { id: string }) {
  const found = useCall(() => notices.notice({ notice: id }), [id])
  return (
    <Loaded of={found}>
      {sent => (
        <>
          <Card>
            <View className="nj-line wrap apart">
              <Heading>{sent.title}</Heading>
              <Tag tone={sent.state === 'sent' ? 'ok' : 'warn'}>{stateWords[sent.state]}</Tag>
            </View>
            <Small>
              {audienceWords(sent.to, sent.some)} · {momentWords(sent.at, serverNow())}
            </Small>
            {sent.recall && <Notice tone="warn" icon="undo-2">{`撤回原因：${sent.recall}`}</Notice>}
            {sent.urgent && <Notice tone="late">{`急：${sent.urgent}`}</Notice>}
            <View className="nj-figures">
              <Figure value={`${sent.read}/${sent.reach}`} unit="人" label="看过 / 发给" />
              <Figure value={sent.wechat.sent} unit="人" label="微信提醒了" />
            </View>
            <Small>{wechatWords(sent)}</Small>
            <View className="nj-text">{sent.body}</View>
            <Moves sent={sent} />
          </Card>
          <Votes sent={sent} />
          {sent.state !== 'scheduled' && <Receipts sent={sent} />}
        </>
      )}
    </Loaded>
  )
}

function wechatWords({ state, wechat: { until, unsure } }: Sent): string {
  const doubt = unsure > 0 ? `有 ${unsure} 人的提醒发到一半断了，不知道收到没有，没有再发。` : ''
  if (state !== 'sent') return doubt
  if (until === null) return `${doubt}微信提醒都发完了。`
  const now = serverNow()
  return until > now + 5 * 60_000
    ? `${doubt}还有人在上班或休息，${sinceWords(until, now)}接着提醒。`
    : `${doubt}正在提醒。`
}

function Moves({ sent }: { sent: Sent }) {
  const { id, moves, remindAt, read, reach } = sent
  const [recalling, setRecalling] = useState(false)
  const [reason, setReason] = useState('')
  const remind = useSubmit(notices.remind, () => undefined)
  const recall = useSubmit(notices.recall, () => setRecalling(false))
  const now = serverNow()
  return (
    <>
      <Against refusal={remind.refusal} />
      <View className="nj-line wrap">
        {moves.includes('remind') && (
          <Button
            icon="bell"
            running={remind.running}
            disabled={remindAt !== null && remindAt > now}
            onTap={() => remind.run({ notice: id })}
          >
            {`再提醒没看的 ${Math.max(0, reach - read)} 人`}
          </Button>
        )}
        {moves.includes('recall') && (
          <Button icon="undo-2" onTap={() => setRecalling(true)}>
            撤回
          </Button>
        )}
      </View>
      {remindAt !== null && remindAt > now && (
        <Small>{`${sinceWords(remindAt, now)}起可以再提醒，一天一次。`}</Small>
      )}
      {recalling && (
        <Sheet title="撤回这条通知" onClose={() => setRecalling(false)}>
          <View>大家的消息里还看得到有过这条通知和撤回的原因，内容看不到了，没发的微信提醒也不再发。</View>
          <Field
            name="reason"
            label="为什么撤回"
            value={reason}
            onChange={setReason}
            max={100}
            refusal={recall.refusal}
            placeholder="例如：时间写错了，重新发"
          />
          <Against refusal={recall.refusal} fields={['reason']} />
          <Button
            kind="grave"
            running={recall.running}
            disabled={reason.trim().length < 2}
            onTap={() => recall.run({ notice: id, reason })}
          >
            撤回通知
          </Button>
        </Sheet>
      )}
    </>
  )
}

function Votes({ sent: { poll, read } }: { sent: Sent }) {
  if (!poll) return null
  const all = poll.options.reduce((sum, { votes }) => sum + votes, 0)
  return (
    <Section title={poll.question} side={<Small>{`${all} 人选了，${read} 人看过`}</Small>}>
      <Card>
        {poll.options.map(({ words, votes }) => (
          <Meter key={words} label={`${words} ${votes} 人`} done={all > 0 ? votes / all : 0} />
        ))}
      </Card>
    </Section>
  )
}

type Which = (typeof receiptTabs)[number]['value']

function Receipts({ sent }: { sent: Sent }) {
  const [group, setGroup] = useState(sent.groups[0]?.id ?? '')
  const [which, setWhich] = useState<Which>('unread')
  const found = usePages(
    cursor => notices.receipts({ notice: sent.id, group, which, cursor }),
    [sent.id, sent.read, group, which],
  )
  const save = useSubmit(notices.exportReceipts, ({ url, name }) => void openFile(url, name))
  const now = serverNow()
  if (!group) return null
  return (
    <Section
      title="谁看了"
      side={
        <Button small icon="download" running={save.running} onTap={() => save.run({ notice: sent.id })}>
          导出
        </Button>
      }
    >
      <Against refusal={save.refusal} />
      {sent.groups.length > 1 && (
        <Choice
          name="group"
          label="哪里的人"
          options={sent.groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={group}
          onChange={setGroup}
        />
      )}
      <Tabs<Which> label="看没看" tabs={receiptTabs} value={which} onChange={setWhich} />
      <PagedRows
        of={found}
        idOf={({ person }) => person}
        empty={<Empty icon="eye">{which === 'unread' ? '这一页都看过了。' : '还没有人打开。'}</Empty>}
        row={({ name, readAt }) => (
          <Row
            title={name}
            side={
              readAt ? (
                <Tag tone="ok">{`${sinceDay(readAt, now)}看的`}</Tag>
              ) : (
                <Tag tone="quiet" icon="eye-off">
                  没看
                </Tag>
              )
            }
          />
        )}
      />
    </Section>
  )
}
