import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../../kit/client'
import { type Picked, pickFile, uploadPicked } from '../../../../kit/files'
import { sinceDay } from '../../../../kit/format'
import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { PagedRows } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Split } from '../../../../kit/ui/Split'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { usePages } from '../../../../kit/usePages'
import { useSubmit } from '../../../../kit/useSubmit'
import { roster } from '../../api'
import { ImportView } from '../../parts/ImportView'
import { columnWords, noRosters, stateWords, summaryOf } from '../../words'

/** 导入、导出名册: the imports so far, and a new one from a file. */
export default function Rosters() {
  const found = usePages(cursor => roster.rosters({ cursor }), [])
  const now = serverNow()
  return (
    <Screen title="导入、导出名册" wide>
      <Split
        nothing="在左边选一次导入，这里看新增、改动和退回的行。"
        pageOf={id => route('roster', 'roster', { id })}
        work={id => <ImportView id={id} />}
        list={(openOne, chosen) => (
          <>
            <NewImport done={openOne} />
            <PagedRows
              of={found}
              idOf={({ id }) => id}
              empty={<Empty icon="file-text">{noRosters}</Empty>}
              row={row => (
                <Row
                  title={row.file}
                  note={row.counts.rows > 0 ? summaryOf(row) : `${row.by}上传`}
                  side={
                    <View className="nj-stack">
                      <Tag tone={stateWords[row.state].tone}>{stateWords[row.state].label}</Tag>
                      <Small>{sinceDay(row.at, now)}</Small>
                    </View>
                  }
                  chosen={row.id === chosen}
                  onTap={() => openOne(row.id)}
                />
              )}
            />
          </>
        )}
      />
    </Screen>
  )
}

function NewImport({ done }: { done(id: string): void }) {
  const [chosen, setChosen] = useState<Picked | null>(null)
  const begin = useSubmit(
    async (input: { file: Picked }, options) => {
      const file = await uploadPicked(input.file)
      return roster.begin({ file, name: input.file.name }, options)
    },
    ({ id }) => {
      setChosen(null)
      done(id)
    },
  )
  const pick = async () => {
    const file = await pickFile(['xlsx', 'csv', 'xls'])
    if (!file) return
    setChosen(file)
    begin.run({ file })
  }
  return (
    <Card>
      <View className="nj-line wrap">
        <Button kind="main" icon="file-text" running={begin.running} onTap={() => void pick()}>
          选 Excel 文件导入
        </Button>
        <Button icon="download" onTap={() => open(route('roster', 'export'))}>
          导出名册
        </Button>
      </View>
      {begin.running && chosen && <Small>{`正在上传“${chosen.name}”`}</Small>}
      <Against refusal={begin.refusal} />
      {begin.refusal && chosen && begin.refusal.code === 'INTERNAL' && (
        <Button onTap={() => begin.run({ file: chosen })}>再传一次</Button>
      )}
      <Small>{columnWords}</Small>
    </Card>
  )
}
