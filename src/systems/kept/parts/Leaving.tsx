import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Erasing, ErasurePlan, KeptBack } from '../../../../cloudfunctions/kept/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Heading, Section, Small } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { Loaded } from '../../../kit/ui/Loaded'
import { Meter } from '../../../kit/ui/Meter'
import { Sheet } from '../../../kit/ui/Sheet'
import { Notice } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { kept } from '../api'
import { byLaw, erasedNote, erasingNote, sureWord, waitingNote, willStay } from '../words'

/** 注销: what would go and what would stay and why, and then the word that shows that it is meant. */
export function Leaving() {
  const [asked, setAsked] = useState(false)
  return (
    <Section title="注销">
      <Card>
        <Small>{erasingNote}</Small>
        <Button kind="plain" onTap={() => setAsked(true)}>
          注销，抹掉我的信息
        </Button>
      </Card>
      {asked && <LeavingSheet onClose={() => setAsked(false)} />}
    </Section>
  )
}

function LeavingSheet({ onClose }: { onClose(): void }) {
  const plan = useCall(() => kept.plan({}), [])
  return (
    <Sheet title="注销，抹掉我的信息" onClose={onClose}>
      <Loaded of={plan}>{found => <Plan plan={found} done={onClose} />}</Loaded>
    </Sheet>
  )
}

function Plan({ plan: { goes, kept: stays, offices }, done }: { plan: ErasurePlan; done(): void }) {
  const [sure, setSure] = useState('')
  const erase = useSubmit((_: { sure: string }, options) => kept.erase({ sure: sureWord }, options), done)
  if (offices.length > 0) {
    return <Notice tone="warn">{`你还担任${offices.join('、')}的职务，先办好交接，再来注销。`}</Notice>
  }
  return (
    <>
      <Heading>会抹掉</Heading>
      <Small>{`${goes.join('、')}。`}</Small>
      {stays.length > 0 && <Kept title={willStay} of={stays} />}
      <Field
        name="sure"
        label={`写“${sureWord}”两个字，确认要这样做`}
        value={sure}
        onChange={setSure}
        refusal={erase.refusal}
        max={2}
      />
      <Against refusal={erase.refusal} fields={['sure']} />
      <Button
        kind="grave"
        running={erase.running}
        disabled={sure.trim() !== sureWord}
        onTap={() => erase.run({ sure })}
      >
        注销
      </Button>
    </>
  )
}

/** How far erasing is, and what stays afterwards. */
export function Left({ erasing: { state, done, kept: stays } }: { erasing: Erasing }) {
  const open = stays.filter(({ until }) => until === 'closed')
  const law = stays.filter(({ until }) => until === 'law')
  return (
    <Card>
      {state === 'erasing' && <Meter label="正在抹掉" done={done} />}
      {state === 'done' && <Notice tone="ok">{erasedNote}</Notice>}
      {state === 'waiting' && <Kept title={waitingNote} of={open} />}
      {state !== 'erasing' && law.length > 0 && <Kept title={byLaw} of={law} />}
    </Card>
  )
}

function Kept({ title, of }: { title: string; of: readonly KeptBack[] }) {
  return (
    <View className="nj-stack">
      <View>{title}</View>
      {of.map(({ title: what, because }) => (
        <Small key={what}>{`${what}：${because}`}</Small>
      ))}
    </View>
  )
}
