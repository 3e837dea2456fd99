import { useState } from 'react'
import type { Checked } from '../../../../cloudfunctions/journal/contract'
import { serverNow } from '../../../kit/client'
import { momentWords } from '../../../kit/format'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Facts, Rows, Section, Small } from '../../../kit/ui/Card'
import { Field } from '../../../kit/ui/Field'
import { Row } from '../../../kit/ui/Row'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { journal } from '../api'
import { allSound, chainNote, sealFound, sealHint, sealLost } from '../words'

type Whole = Pick<Checked, 'blocks' | 'lines' | 'faults' | 'last'>

/** Whether the journal is what it was when it was written. */
export function Chain() {
  const [found, setFound] = useState<Whole | null>(null)
  const now = serverNow()
  const check = useSubmit(async (_: object, _options) => {
    let whole: Whole = { blocks: 0, lines: 0, faults: [], last: null }
    for (let from: number | null = 1; from !== null; ) {
      const part: Checked = await journal.check({ from })
      whole = {
        blocks: whole.blocks + part.blocks,
        lines: whole.lines + part.lines,
        faults: [...whole.faults, ...part.faults],
        last: part.last,
      }
      setFound(whole)
      from = part.next
    }
    return whole
  }, setFound)
  return (
    <>
      <Card>
        <Small>{chainNote}</Small>
        <Button
          kind="main"
          icon="shield-check"
          running={check.running}
          onTap={() => {
            setFound(null)
            check.run({})
          }}
        >
          全部核对一遍
        </Button>
        {check.running && found && <Small>{`已经核对 ${found.blocks} 段、${found.lines} 条`}</Small>}
        <Against refusal={check.refusal} />
        {!check.running && found && found.faults.length === 0 && (
          <Notice tone="ok">{allSound(found.blocks, found.lines)}</Notice>
        )}
        {found?.last && (
          <Facts
            of={[
              ['最后的封条', found.last.seal],
              ['封在', `第 ${found.last.block} 段，${momentWords(found.last.at, now)}`],
            ]}
          />
        )}
      </Card>
      {found && found.faults.length > 0 && (
        <Section title={`对不上的 ${found.faults.length} 处`}>
          <Rows>
            {found.faults.map(({ block, at, words }) => (
              <Row
                key={`${block}${words}`}
                icon="circle-alert"
                title={words}
                note={block > 0 ? `第 ${block} 段，${momentWords(at, now)}` : '没有封进任何一段'}
              />
            ))}
          </Rows>
        </Section>
      )}
      <SealCheck now={now} />
    </>
  )
}

function SealCheck({ now }: { now: number }) {
  const [seal, setSeal] = useState('')
  const [said, setSaid] = useState<{ sound: boolean; words: string } | null>(null)
  const find = useSubmit(journal.findSeal, answer =>
    setSaid(
      answer.found
        ? { sound: true, words: sealFound(answer.block, momentWords(answer.at, now)) }
        : { sound: false, words: sealLost },
    ),
  )
  return (
    <Section title="核对抄下的封条">
      <Card>
        <Field
          name="seal"
          label="封条"
          value={seal}
          onChange={text => {
            setSeal(text)
            setSaid(null)
          }}
          hint={sealHint}
          max={40}
          refusal={find.refusal}
        />
        <Against refusal={find.refusal} fields={['seal']} />
        <Button running={find.running} disabled={seal.trim() === ''} onTap={() => find.run({ seal })}>
          找这个封条
        </Button>
        {said && <Notice tone={said.sound ? 'ok' : 'late'}>{said.words}</Notice>}
      </Card>
    </Section>
  )
}
