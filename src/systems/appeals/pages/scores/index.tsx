import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ScoreRow } from '../../../../../cloudfunctions/appeals/contract'
import { serverNow } from '../../../../kit/client'
import { openFile } from '../../../../kit/files'
import { legalDay } from '../../../../kit/format'
import { useParam } from '../../../../kit/params'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Figure, Small } from '../../../../kit/ui/Card'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Sheet } from '../../../../kit/ui/Sheet'
import { Empty } from '../../../../kit/ui/signs'
import { Table } from '../../../../kit/ui/Table'
import type { Column } from '../../../../kit/ui/TableColumn'
import { usePages } from '../../../../kit/usePages'
import { useSubmit } from '../../../../kit/useSubmit'
import { useWide } from '../../../../kit/useWide'
import { appeals } from '../../api'
import { Behind } from '../../parts/Behind'
import { figureWords, noScores, percent } from '../../words'

/** 诉求办理情况: a month of the officer's union and of those right below it, down to the list behind each figure. */
export default function ScoresPage() {
  const asked = useParam('union')
  const [month, setMonth] = useState(useParam('month') || legalDay(serverNow()).slice(0, 7))
  const [chosen, setChosen] = useState<string | null>(null)
  const union = asked ? { union: asked } : {}
  const found = usePages(cursor => appeals.scores({ month, ...union, cursor }), [month, asked])
  const [top] = found.rows
  const wide = useWide()
  const one = found.rows.find(row => row.union === chosen) ?? null
  const save = useSubmit(
    (input: { month: string }, options) => appeals.exportScores({ ...input, ...union }, options),
    ({ url, name }) => void openFile(url, name),
  )
  return (
    <Screen title="诉求办理情况" wide>
      <View className="nj-line wrap apart">
        <View className="nj-line">
          <Button small icon="chevron-left" onTap={() => setMonth(monthBeside(month, -1))}>
            上个月
          </Button>
          <View className="nj-strong nj-number">{monthWords(month)}</View>
          <Button small icon="chevron-right" onTap={() => setMonth(monthBeside(month, 1))}>
            下个月
          </Button>
        </View>
        <Button small icon="download" running={save.running} onTap={() => save.run({ month })}>
          导出 Excel
        </Button>
      </View>
      <Against refusal={save.refusal} />
      {top && <Headline of={top} />}
      <Table
        label="各工会的诉求办理"
        of={found}
        columns={columns}
        idOf={({ union: id }) => id}
        nameOf={({ name }) => name}
        empty={<Empty icon="list-checks">{noScores}</Empty>}
        row={row => (
          <Row
            title={row.name}
            note={`收到 ${row.all.received} · 按时 ${percent(row.all.onTime, row.all.answered)} · 满意 ${contentOf(row)}`}
            chosen={row.union === chosen}
            onTap={() => setChosen(row.union)}
          />
        )}
        onOpen={row => setChosen(row.union)}
        chosen={chosen}
      />
      <Small>第一行是本工会和下级合在一起。点一行，看数字后面是哪些诉求。没有诉求的工会不列出。</Small>
      {one && wide && <Behind key={one.union + month} of={one} month={month} top={one === top} />}
      {one && !wide && (
        <Sheet title={monthWords(month)} onClose={() => setChosen(null)}>
          <Behind of={one} month={month} top={one === top} />
        </Sheet>
      )}
    </Screen>
  )
}

function Headline({ of: { all } }: { of: ScoreRow }) {
  return (
    <View className="nj-figures">
      <Figure value={all.received} unit="件" label="收到" />
      <Figure value={percent(all.onTime, all.answered)} label="按时答复" />
      <Figure value={percent(all.satisfied + all.fairly, ratedOf(all))} label="满意和基本满意" />
      <Figure value={all.passedUp} unit="件" label="上报督办" />
    </View>
  )
}

const ratedOf = ({ satisfied, fairly, unsatisfied }: ScoreRow['all']) => satisfied + fairly + unsatisfied

const contentOf = ({ all }: ScoreRow) => percent(all.satisfied + all.fairly, ratedOf(all))

const columns: Column<ScoreRow>[] = [
  { id: 'name', title: '工会', cell: ({ name }) => name, value: ({ name }) => name },
  ...figureWords.map(({ value, label }) => ({
    id: value,
    title: label,
    cell: ({ all }: ScoreRow) => all[value],
    value: ({ all }: ScoreRow) => all[value],
    figures: true,
    hidden: ['taken', 'fairly', 'silent'].includes(value),
  })),
  {
    id: 'share',
    title: '按时率',
    cell: ({ all }) => percent(all.onTime, all.answered),
    value: ({ all }) => (all.answered > 0 ? all.onTime / all.answered : 0),
    figures: true,
  },
  { id: 'content', title: '满意率', cell: contentOf, value: contentOf, figures: true },
]

const monthWords = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

function monthBeside(month: string, step: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + step
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}
