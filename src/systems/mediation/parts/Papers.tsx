import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Case, Evidence } from '../../../../cloudfunctions/mediation/contract'
import { openFile } from '../../../kit/files'
import { momentWords } from '../../../kit/format'
import { type Refusal, refusalOf } from '../../../kit/refusal'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Rows, Section, Small } from '../../../kit/ui/Card'
import { Row } from '../../../kit/ui/Row'
import { Notice, Tag } from '../../../kit/ui/signs'
import { mediation } from '../api'
import { evidenceWords } from '../words'

/** The evidence: each piece with kind, source and the hash it came in with; whether it still is what came in, on demand. */
export function EvidenceList({ of, now }: { of: Case; now: number }) {
  const opening = useOpening()
  const [checked, setChecked] = useState<{ checked: number; changed: string[] } | null>(null)
  if (of.evidence.length === 0) return null
  const check = () =>
    opening.run('check', async () => setChecked(await mediation.checkEvidence({ case: of.id })))
  const side = of.side !== 'guest' && (
    <Button small kind="plain" running={opening.busy === 'check'} onTap={check}>
      核对有没有被改过
    </Button>
  )
  return (
    <Section title="证据" side={side}>
      {checked && checked.changed.length === 0 && (
        <Notice tone="ok">{`核对了 ${checked.checked} 份，和交来时一样。`}</Notice>
      )}
      {checked && checked.changed.length > 0 && (
        <Notice tone="late">{`和交来时不一样了：${checked.changed.join('、')}。请交的人重新交一份。`}</Notice>
      )}
      <Rows label="证据">
        {of.evidence.map(one => (
          <Row
            key={one.key}
            icon="paperclip"
            title={one.name}
            note={<About of={one} now={now} />}
            side={checked?.changed.includes(one.name) ? <Tag tone="late">变了</Tag> : null}
            onTap={
              of.side === 'guest'
                ? undefined
                : () =>
                    opening.run(one.key, async () => {
                      const { url, name } = await mediation.openEvidence({ case: of.id, evidence: one.key })
                      await openFile(url, name)
                    })
            }
          />
        ))}
      </Rows>
      <Against refusal={opening.refusal} />
    </Section>
  )
}

function About({ of: { kind, source, by, at, hash }, now }: { of: Evidence; now: number }) {
  return (
    <>
      <View>{`${evidenceWords[kind]} · ${source}`}</View>
      <View>{`${by}，${momentWords(at, now)}交`}</View>
      <View>{`指纹 ${hash.slice(0, 12)}`}</View>
    </>
  )
}

/** The papers of the case, each opened as a Word file. */
export function Papers({ of, now }: { of: Case; now: number }) {
  const opening = useOpening()
  if (of.papers.length === 0) return null
  return (
    <Section title="文书">
      <Rows label="文书">
        {of.papers.map(({ key, title, number, at, toSign, received }) => (
          <Row
            key={key}
            icon="file-text"
            title={title}
            note={
              <>
                <View>{`${number} · ${momentWords(at, now)}`}</View>
                {received.length > 0 && (
                  <View>{`签收：${received.map(one => `${one.name} ${momentWords(one.at, now)}`).join('、')}`}</View>
                )}
              </>
            }
            side={opening.busy === key ? <Small>正在打开…</Small> : toSign && <Tag tone="warn">等你签收</Tag>}
            onTap={
              of.side === 'guest'
                ? undefined
                : () =>
                    opening.run(key, async () => {
                      const { url, name } = await mediation.paper({ case: of.id, paper: key })
                      await openFile(url, name)
                    })
            }
          />
        ))}
      </Rows>
      <Against refusal={opening.refusal} />
    </Section>
  )
}

/** One thing opened at a time; why it could not be stays in sight. */
function useOpening() {
  const [busy, setBusy] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const run = async (key: string, open: () => Promise<void>) => {
    if (busy) return
    setBusy(key)
    setRefusal(null)
    try {
      await open()
    } catch (thrown) {
      setRefusal(refusalOf(thrown))
    } finally {
      setBusy(null)
    }
  }
  return { busy, refusal, run: (key: string, open: () => Promise<void>) => void run(key, open) }
}
