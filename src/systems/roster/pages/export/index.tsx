import { useState } from 'react'
import { openFile } from '../../../../kit/files'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useSubmit } from '../../../../kit/useSubmit'
import { roster } from '../../api'
import { exportKinds, exportWords } from '../../words'

type Kind = (typeof exportKinds)[number]['value']

/** 导出名册: the members of the officer's territory as a file, with the reason kept. */
export default function Export() {
  const [columns, setColumns] = useState<Kind>('own')
  const [reason, setReason] = useState('')
  const [ready, setReady] = useState<string | null>(null)
  const make = useSubmit(roster.export, ({ url, name }) => {
    setReady(name)
    if (url) void openFile(url, name)
  })
  return (
    <Screen title="导出名册">
      <Card>
        <Choice<Kind>
          name="columns"
          label="哪种表"
          options={exportKinds}
          value={columns}
          onChange={setColumns}
        />
        <Field
          name="reason"
          label="为什么导出"
          value={reason}
          onChange={setReason}
          max={100}
          refusal={make.refusal}
          placeholder="例如：报年度会员统计"
        />
        <Against refusal={make.refusal} fields={['reason']} />
        <Button
          kind="main"
          icon="download"
          running={make.running}
          disabled={reason.trim().length < 2}
          onTap={() => make.run({ columns, reason })}
        >
          导出 Excel
        </Button>
        {ready && <Notice tone="ok">{`“${ready}”做好了，正在打开。`}</Notice>}
        <Small>{exportWords}</Small>
      </Card>
    </Screen>
  )
}
