import { useState } from 'react'
import type { EvidenceKind } from '../../../../../cloudfunctions/mediation/contract'
import { FilesField } from '../../../../kit/procedure/FilesField'
import type { Refusal } from '../../../../kit/refusal'
import { Button } from '../../../../kit/ui/Button'
import { Card, Heading, Rows, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field, FieldWords } from '../../../../kit/ui/Field'
import { Row } from '../../../../kit/ui/Row'
import { Sheet } from '../../../../kit/ui/Sheet'
import { useStanding } from '../../../../kit/useStanding'
import { evidenceChoices, evidenceHint, evidenceWords } from '../../words'
import type { Draft, Proof } from './draft'

type Props = { draft: Draft; put(change: Partial<Draft>): void; refusal: Refusal | null }

/** Evidence that goes with the application: each piece with its kind and where it comes from. */
export function Proofs({ draft: { evidence }, put, refusal }: Props) {
  const [adding, setAdding] = useState(false)
  return (
    <Card>
      <Heading>证据</Heading>
      <Small>{evidenceHint}</Small>
      {evidence.length > 0 && (
        <Rows label="证据">
          {evidence.map((one, i) => (
            <Row
              key={one.files[0]?.file ?? i}
              icon="paperclip"
              title={one.files.map(({ name }) => name).join('、')}
              note={`${evidenceWords[one.kind]} · ${one.source}`}
              side={
                <Button
                  small
                  kind="plain"
                  onTap={() => put({ evidence: evidence.filter((_, n) => n !== i) })}
                >
                  拿掉
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      <FieldWords against={useStanding(refusal, 'evidence', evidence)} />
      {evidence.length < 10 && (
        <Button small icon="plus" onTap={() => setAdding(true)}>
          加证据
        </Button>
      )}
      {adding && (
        <Add
          onAdd={one => {
            put({ evidence: [...evidence, one] })
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  )
}

function Add({ onAdd, onClose }: { onAdd(one: Proof): void; onClose(): void }) {
  const [kind, setKind] = useState<EvidenceKind>('document')
  const [source, setSource] = useState('')
  const [files, setFiles] = useState<Proof['files']>([])
  return (
    <Sheet title="加证据" onClose={onClose}>
      <Choice<EvidenceKind>
        name="kind"
        label="哪一种"
        options={evidenceChoices}
        value={kind}
        onChange={setKind}
      />
      <Field
        name="source"
        label="从哪里来"
        value={source}
        onChange={setSource}
        max={100}
        placeholder="例如：本人的工资卡流水"
      />
      <FilesField name="files" label="照片或文件" value={files} onChange={setFiles} max={6} />
      <Button
        kind="main"
        disabled={source.trim() === '' || files.length === 0}
        onTap={() => onAdd({ kind, source, files })}
      >
        放进申请
      </Button>
    </Sheet>
  )
}
