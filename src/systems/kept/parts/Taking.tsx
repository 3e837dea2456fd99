import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Gathered } from '../../../../cloudfunctions/kept/contract'
import { serverNow } from '../../../kit/client'
import { openFile } from '../../../kit/files'
import { sinceWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Facts, Heading, Section, Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Meter } from '../../../kit/ui/Meter'
import { useCall } from '../../../kit/useCall'
import { useGoingOn } from '../../../kit/useGoingOn'
import { useSubmit } from '../../../kit/useSubmit'
import { kept } from '../api'
import { fileNote, gatheringNote, nothingKept, purpose } from '../words'

/** 看和带走: all that is kept of the person, gathered when they ask, and a file of it. */
export function Taking() {
  const [wanted, setWanted] = useState(false)
  const found = useCall(wanted ? () => kept.gathered({}) : null, [wanted])
  const gather = useSubmit(kept.gather, () => (wanted ? found.reload() : setWanted(true)))
  const going = found.value?.state === 'gathering'
  useGoingOn(found, going, 1500)
  return (
    <>
      <Card>
        <Small>{purpose}</Small>
        {!going && (
          <Button
            kind={found.value?.state === 'ready' ? 'usual' : 'main'}
            icon="search"
            running={gather.running}
            onTap={() => gather.run({})}
          >
            {found.value?.state === 'ready' ? '重新找一遍' : '看留着什么'}
          </Button>
        )}
        <Against refusal={gather.refusal} fields={[]} />
      </Card>
      {wanted && <Loaded of={found}>{gathered => <GatheredView gathered={gathered} />}</Loaded>}
    </>
  )
}

function GatheredView({ gathered: { state, done, gatheredAt, found, file } }: { gathered: Gathered }) {
  if (state === 'gathering') {
    return (
      <Card>
        <Meter label="正在找" done={done} />
        <Small>{gatheringNote}</Small>
      </Card>
    )
  }
  if (state !== 'ready') return null
  return (
    <>
      <Card>
        <View className="nj-line wrap apart">
          <Heading>留着的</Heading>
          <Small>{`${sinceWords(gatheredAt, serverNow())}找的`}</Small>
        </View>
        {found.length === 0 && <Small>{nothingKept}</Small>}
        {file && (
          <>
            <Button icon="download" onTap={() => void openFile(file.url, file.name)}>
              带走一份
            </Button>
            <Small>{fileNote}</Small>
          </>
        )}
      </Card>
      {found.map(({ title, records, more }) => (
        <Section key={title} title={`${title} ${records.length + more}`}>
          {records.map((record, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record has nothing else to be known by
            <Card key={i}>
              <Facts of={record} />
            </Card>
          ))}
          {more > 0 && <Small>{`还有 ${more} 条，在带走的文件里。`}</Small>}
        </Section>
      ))}
    </>
  )
}
