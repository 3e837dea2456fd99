import { useState } from 'react'
import type { Activity, PlaceRow } from '../../../../../cloudfunctions/activities/contract'
import { serverNow } from '../../../../kit/client'
import { openFile } from '../../../../kit/files'
import { momentWords, sinceDay } from '../../../../kit/format'
import { useParam } from '../../../../kit/params'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { Field } from '../../../../kit/ui/Field'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty, Tag } from '../../../../kit/ui/signs'
import { Table } from '../../../../kit/ui/Table'
import type { Column } from '../../../../kit/ui/TableColumn'
import { Tabs } from '../../../../kit/ui/Tabs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { useWide } from '../../../../kit/useWide'
import { activities } from '../../api'
import { PersonSheet } from '../../parts/PersonSheet'
import { type ListTab, listTabs, noPeople, rowStanding } from '../../words'

/** 名单: who has a place, who came, who waits; each with their answers, and all of it to take along. */
export default function ListPage() {
  const id = useParam('id')
  const found = useCall(() => activities.activity({ activity: id }), [id])
  return (
    <Screen title="名单" wide>
      <Loaded of={found}>{activity => <List activity={activity} />}</Loaded>
    </Screen>
  )
}

function List({ activity }: { activity: Activity }) {
  const wide = useWide()
  const found = useCall(() => activities.people({ activity: activity.id }), [activity.id])
  const [tab, setTab] = useState<ListTab>('all')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<PlaceRow | null>(null)
  const [opening, setOpening] = useState<string | null>(null)
  const take = useSubmit(activities.exportPeople, ({ url, name }) => {
    openFile(url, name).catch(() => setOpening('表格没有打开，再点一次导出。'))
  })
  const all = found.value ?? []
  const rows = all.filter(row => isIn(row, tab) && (wide || row.name.includes(words.trim())))
  const { waiting, refusal, reload } = found
  const nothing = { more: false, loadMore() {}, loadingMore: false, moreRefusal: null }
  const now = serverNow()
  const exporting = all.length > 0 && (
    <Button icon="download" running={take.running} onTap={() => take.run({ activity: activity.id })}>
      {`导出 ${all.length} 人`}
    </Button>
  )
  return (
    <>
      <Small>{`${activity.title} · ${momentWords(activity.startsAt, now)}`}</Small>
      <Tabs
        label="名单里的哪些人"
        tabs={listTabs.map(({ value, label }) => ({
          value,
          label: `${label} ${all.filter(row => isIn(row, value)).length}`,
        }))}
        value={tab}
        onChange={(next: ListTab) => setTab(next)}
      />
      {!wide && all.length > 0 && (
        <Field name="find" label="按姓名找" value={words} onChange={setWords} keyboard="search" />
      )}
      <Table
        label="报名的人"
        of={{ rows, waiting, refusal, reload, ...nothing }}
        columns={columnsOf(activity, now)}
        idOf={({ person }) => person}
        nameOf={({ name }) => name}
        row={row => <Line row={row} now={now} onTap={() => setChosen(row)} />}
        empty={<Empty icon="users-round">{all.length === 0 ? noPeople : '这里没有人。'}</Empty>}
        onOpen={row => setChosen(row)}
        chosen={chosen?.person ?? null}
        side={exporting}
      />
      {!wide && exporting}
      <Against refusal={take.refusal} />
      {opening && <Small>{opening}</Small>}
      {chosen && <PersonSheet activity={activity} row={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

function isIn({ state, arrivedAt }: PlaceRow, tab: ListTab): boolean {
  if (tab === 'all') return true
  if (tab === 'waiting') return state !== 'place'
  return state === 'place' && (arrivedAt !== null) === (tab === 'arrived')
}

function Line({ row, now, onTap }: { row: PlaceRow; now: number; onTap(): void }) {
  const { tone, label } = rowStanding(row)
  return (
    <Row
      title={row.name}
      note={`${row.phone} · ${sinceDay(row.signedUpAt, now)}${row.state === 'place' ? '报名' : '候补'}`}
      side={<Tag tone={tone}>{label}</Tag>}
      onTap={onTap}
    />
  )
}

function columnsOf({ questions }: Activity, now: number): Column<PlaceRow>[] {
  return [
    { id: 'name', title: '姓名', cell: ({ name }) => name, value: ({ name }) => name },
    {
      id: 'state',
      title: '状态',
      cell: row => <Tag tone={rowStanding(row).tone}>{rowStanding(row).label}</Tag>,
      value: row => rowStanding(row).label,
    },
    { id: 'phone', title: '电话', cell: ({ phone }) => phone, value: ({ phone }) => phone },
    {
      id: 'signedUpAt',
      title: '报名时间',
      cell: ({ signedUpAt }) => momentWords(signedUpAt, now),
      value: ({ signedUpAt }) => signedUpAt,
    },
    {
      id: 'arrivedAt',
      title: '签到时间',
      cell: ({ arrivedAt }) => (arrivedAt ? momentWords(arrivedAt, now) : ''),
      value: ({ arrivedAt }) => arrivedAt ?? 0,
    },
    ...questions.map(({ label }, i) => ({
      id: `answer${i}`,
      title: label,
      cell: ({ answers }: PlaceRow) => answers[i] ?? '',
      value: ({ answers }: PlaceRow) => answers[i] ?? '',
    })),
  ]
}
