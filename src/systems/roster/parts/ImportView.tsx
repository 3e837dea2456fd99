import { View } from '@tarojs/components'
import type { Import } from '../../../../cloudfunctions/roster/contract'
import { serverNow } from '../../../kit/client'
import { openFile } from '../../../kit/files'
import { momentWords, sinceWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Figure, Heading, Rows, Section, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Meter } from '../../../kit/ui/Meter'
import { Row } from '../../../kit/ui/Row'
import { Notice, Tag } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { useGoingOn } from '../../../kit/useGoingOn'
import { useSubmit } from '../../../kit/useSubmit'
import { roster } from '../api'
import { atWork, busyWords, stateWords, summaryOf } from '../words'
import { Question } from './Question'

/** One import from the first look to the rows that came back; while it works it shows how far it is. */
export function ImportView({ id }: { id: string }) {
  const found = useCall(() => roster.go({ roster: id }), [id])
  useGoingOn(found, found.value !== null && atWork(found.value.state), 400)
  return (
    <Loaded of={found}>
      {held => (
        <>
          <Card>
            <View className="nj-line wrap apart">
              <Heading>{held.file}</Heading>
              <Tag tone={stateWords[held.state].tone}>{stateWords[held.state].label}</Tag>
            </View>
            <Small>
              {held.by} · {sinceWords(held.at, serverNow())}上传
            </Small>
            <Standing of={held} />
          </Card>
          <Changes of={held} />
          <Faults of={held} />
        </>
      )}
    </Loaded>
  )
}

function Standing({ of: held }: { of: Import }) {
  const { state, counts, progress, refusal } = held
  if (state === 'refused' || state === 'aside') return <Notice tone="late">{refusal}</Notice>
  if (held.asked) return <Question key={JSON.stringify(held.asked)} of={held} asked={held.asked} />
  if (state === 'cancelled') return <View>这次导入已放弃，没有写进任何人。</View>
  if (state === 'reading' || state === 'comparing' || state === 'applying') {
    return (
      <>
        <Meter label={busyWords[state]} done={progress} />
        <Small>可以关掉这一页，它会接着办，办完在这里看结果。</Small>
      </>
    )
  }
  return (
    <>
      <View className="nj-figures">
        <Figure value={counts.fresh} unit="人" label="新增" />
        <Figure value={counts.changed} unit="人" label="改动" />
        <Figure value={counts.same} unit="人" label="不变" />
        <Figure value={counts.faulty} unit="行" label="不能导入" />
      </View>
      <View>{summaryOf(held)}</View>
      {held.said.map(sentence => (
        <Small key={sentence}>{sentence}</Small>
      ))}
      {state === 'ready' && <Decide of={held} />}
    </>
  )
}

function Decide({ of: { id, counts, recalled } }: { of: Import }) {
  const apply = useSubmit(roster.apply, () => undefined)
  const cancel = useSubmit(roster.cancel, () => undefined)
  const writes = counts.fresh + counts.changed
  return (
    <>
      <Against refusal={apply.refusal ?? cancel.refusal} />
      <View className="nj-line wrap">
        {writes > 0 && (
          <Button kind="main" running={apply.running} onTap={() => apply.run({ roster: id })}>
            {`导入这 ${writes} 人`}
          </Button>
        )}
        <Button running={cancel.running} onTap={() => cancel.run({ roster: id })}>
          {writes > 0 ? '不导入' : '没有要改的，关掉'}
        </Button>
        {recalled && (
          <Button running={cancel.running} onTap={() => cancel.run({ roster: id, columns: 'forget' })}>
            列对错了，重新对
          </Button>
        )}
      </View>
    </>
  )
}

function Changes({ of: { changes, counts } }: { of: Import }) {
  if (changes.length === 0) return null
  const more = counts.changed - changes.length
  return (
    <Section title="会改动的人" side={more > 0 ? <Small>{`前 ${changes.length} 人`}</Small> : null}>
      <Rows>
        {changes.map(({ where, name, fields }) => (
          <Row
            key={where}
            title={name}
            side={where}
            note={fields.map(({ title, from, to }) => (
              <View key={title}>{`${title}：${from || '（空）'} → ${to}`}</View>
            ))}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Faults({ of: held }: { of: Import }) {
  const { id, faults, counts, faultsUntil } = held
  const fetch = useSubmit(roster.faults, ({ url, name }) => {
    if (url) void openFile(url, name)
  })
  if (counts.faulty === 0) return null
  return (
    <Section
      title="不能导入的行"
      side={counts.faulty > faults.length ? <Small>{`前 ${faults.length} 行`}</Small> : null}
    >
      <Against refusal={fetch.refusal} />
      <View className="nj-line wrap">
        <Button icon="download" running={fetch.running} onTap={() => fetch.run({ roster: id })}>
          {`下载这 ${counts.faulty} 行`}
        </Button>
        {faultsUntil && <Small>{`保留到 ${momentWords(faultsUntil, serverNow())}`}</Small>}
      </View>
      <Small>每行后面有原因。改好以后单独再导入这个文件就行。</Small>
      <Rows>
        {faults.map(({ where, name, reason }) => (
          <Row key={where} title={name || '（没有姓名）'} note={reason} side={where} />
        ))}
      </Rows>
    </Section>
  )
}
