import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Asked, AskedColumn, Import } from '../../../../cloudfunctions/roster/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Heading, Rows, Small } from '../../../kit/ui/Card'
import { Check, Choice } from '../../../kit/ui/Choice'
import { Row } from '../../../kit/ui/Row'
import { Sheet } from '../../../kit/ui/Sheet'
import { Notice } from '../../../kit/ui/signs'
import { useSubmit } from '../../../kit/useSubmit'
import { roster } from '../api'
import { askWords, columnName, fieldName, lackingIn, notTaken } from '../words'

/** What only a person knows of a file: which tabs, which column is what, whether hidden lines count. */
export function Question({ of: { id }, asked }: { of: Import; asked: Asked }) {
  const answer = useSubmit(roster.answer, () => undefined)
  const cancel = useSubmit(roster.cancel, () => undefined)
  const send: Send = given => answer.run({ roster: id, ...given })
  return (
    <>
      <Heading>{askWords[asked.is].title}</Heading>
      <Small>{askWords[asked.is].why}</Small>
      {asked.is === 'tabs' && <TabsAsked asked={asked} send={send} running={answer.running} />}
      {asked.is === 'columns' && <ColumnsAsked asked={asked} send={send} running={answer.running} />}
      {asked.is === 'hidden' && <HiddenAsked asked={asked} send={send} running={answer.running} />}
      <Against refusal={answer.refusal ?? cancel.refusal} />
      <View className="nj-line">
        <Button kind="plain" running={cancel.running} onTap={() => cancel.run({ roster: id })}>
          不导入了
        </Button>
      </View>
    </>
  )
}

type Send = (given: Omit<Parameters<typeof roster.answer>[0], 'roster'>) => void
type Kind<K extends Asked['is']> = { asked: Extract<Asked, { is: K }>; send: Send; running: boolean }

function TabsAsked({ asked: { tabs }, send, running }: Kind<'tabs'>) {
  const [chosen, setChosen] = useState<number[]>([])
  const people = tabs.reduce((sum, one) => sum + (chosen.includes(one.tab) ? one.people : 0), 0)
  const choose = (tab: number, on: boolean) =>
    setChosen(on ? [...chosen, tab] : chosen.filter(other => other !== tab))
  return (
    <>
      <View className="nj-card">
        {tabs.map(({ tab, name, hidden, people }) => (
          <Check
            key={tab}
            checked={chosen.includes(tab)}
            onChange={on => choose(tab, on)}
            label={`${name}，${people} 人`}
          >
            {name}
            <Small>{` ${people} 人${hidden ? ' · 在文件里是隐藏的' : ''}`}</Small>
          </Check>
        ))}
      </View>
      <View className="nj-line wrap">
        <Button
          kind="main"
          running={running}
          disabled={chosen.length === 0}
          onTap={() => send({ tabs: chosen })}
        >
          {chosen.length === 0 ? '先选要读的表' : `读这 ${chosen.length} 张表，${people} 人`}
        </Button>
        {chosen.length < tabs.length && (
          <Button onTap={() => setChosen(tabs.map(({ tab }) => tab))}>全选</Button>
        )}
      </View>
    </>
  )
}

function ColumnsAsked({ asked, send, running }: Kind<'columns'>) {
  const [columns, setColumns] = useState(asked.columns)
  const [changing, setChanging] = useState<AskedColumn | null>(null)
  const lacking = lackingIn(columns, asked.fields)
  const put = (column: number, field: AskedColumn['field']) => {
    setColumns(columns.map(one => (one.column === column ? { ...one, field } : cleared(one, field))))
    setChanging(null)
  }
  return (
    <>
      {asked.tab && <Small>{`这是“${asked.tab}”这张表。`}</Small>}
      <Rows label="每一列是什么">
        {columns.map(one => (
          <Row
            key={one.column}
            title={columnName(one)}
            note={one.samples.length > 0 ? `例如 ${one.samples.join('、')}` : '（下面是空的）'}
            side={<View>{fieldName(one.field, asked.fields)}</View>}
            label={`${columnName(one)}：${fieldName(one.field, asked.fields)}，点一下换`}
            onTap={() => setChanging(one)}
          />
        ))}
      </Rows>
      {lacking && <Notice tone="warn">{lacking}</Notice>}
      <Button
        kind="main"
        running={running}
        onTap={() => send({ columns: columns.map(({ column, field }) => ({ column, field })) })}
      >
        就这样读
      </Button>
      {changing && (
        <Sheet title={`“${columnName(changing)}”是什么`} onClose={() => setChanging(null)}>
          <Choice
            name="field"
            label={changing.samples.length > 0 ? `例如 ${changing.samples.join('、')}` : '这一列'}
            options={[
              ...asked.fields.map(({ field, title }) => ({ value: field, label: title })),
              { value: notTaken.value, label: notTaken.label },
            ]}
            value={changing.field ?? notTaken.value}
            onChange={value => put(changing.column, value === notTaken.value ? null : value)}
          />
        </Sheet>
      )}
    </>
  )
}

/** Another column that was taken for the same is taken no more. */
const cleared = (one: AskedColumn, field: AskedColumn['field']): AskedColumn =>
  field && one.field === field ? { ...one, field: null } : one

function HiddenAsked({ asked: { people, places }, send, running }: Kind<'hidden'>) {
  return (
    <>
      <View>{`${places}是隐藏的，一共 ${people} 人。`}</View>
      <View className="nj-line wrap">
        <Button running={running} onTap={() => send({ hidden: 'leave' })}>
          不要隐藏的
        </Button>
        <Button running={running} onTap={() => send({ hidden: 'take' })}>
          也读进来
        </Button>
      </View>
    </>
  )
}
