import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { TicketImportCard } from '../../../../cloudfunctions/appeals/contract'
import { type Picked, pickFile, uploadPicked } from '../../../kit/files'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Card, Rows, Section, Small } from '../../../kit/ui/Card'
import { Meter } from '../../../kit/ui/Meter'
import { Row } from '../../../kit/ui/Row'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { appeals } from '../api'
import { importHint } from '../words'

/** Tickets from an Excel file, taken in while one watches; bad rows are named. */
export function TicketFile() {
  const [seen, setSeen] = useState<TicketImportCard | null>(null)
  const begin = useSubmit(
    async ({ file, name }: { file: Picked; name: string }, options) =>
      appeals.importTickets({ file: await uploadPicked(file), name }, options),
    setSeen,
  )
  const go = useSubmit(appeals.goOnImport, setSeen)
  useEffect(() => {
    if (seen?.state === 'taking') go.run({ import: seen.id })
  }, [seen, go.run])
  const pick = async () => {
    const file = await pickFile(['xlsx', 'csv', 'xls'])
    if (file) begin.run({ file, name: file.name.slice(-80) })
  }
  return (
    <>
      <Card>
        <Small>{importHint}</Small>
        <Against refusal={begin.refusal ?? go.refusal} />
        <Button icon="paperclip" running={begin.running} onTap={() => void pick()}>
          选 Excel 文件导入
        </Button>
        {seen && <Outcome of={seen} />}
      </Card>
      {seen && seen.faults.length > 0 && (
        <Section title={`没有导入的 ${seen.faults.length} 行`}>
          <Rows>
            {seen.faults.map(({ line, ticket, why }) => (
              <Row
                key={`${line} ${why}`}
                title={line > 0 ? `第 ${line} 行 ${ticket}` : '没有读的'}
                note={why}
              />
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

function Outcome({ of: { state, refusal, rows, taken, fresh, same, name } }: { of: TicketImportCard }) {
  if (state === 'refused') return <Notice tone="late">{refusal}</Notice>
  return (
    <View className="nj-stack">
      {state === 'taking' && <Meter label={`正在导入 ${name}`} done={rows > 0 ? taken / rows : 0} />}
      {state === 'done' && (
        <Notice tone="ok">{`${name}：新登记 ${fresh} 件，已经有的 ${same} 件，没有导入的 ${rows - fresh - same} 行。`}</Notice>
      )}
    </View>
  )
}
