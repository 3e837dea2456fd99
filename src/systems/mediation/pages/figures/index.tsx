import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MonthFigures } from '../../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../../kit/client'
import { legalDay } from '../../../../kit/format'
import { open } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Button } from '../../../../kit/ui/Button'
import { Card, Figure, Heading, Rows, Section, Small } from '../../../../kit/ui/Card'
import { Loaded } from '../../../../kit/ui/Loaded'
import { Row } from '../../../../kit/ui/Row'
import { Screen } from '../../../../kit/ui/Screen'
import { Empty } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { mediation } from '../../api'
import { levelWords, share } from '../../words'

/** 调解情况: what came of the cases of a month, the caller's own union first, then those under it by level. */
export default function Figures() {
  const [month, setMonth] = useState(legalDay(serverNow()).slice(0, 7))
  const found = useCall(() => mediation.figures({ month }), [month])
  return (
    <Screen title="调解情况">
      <View className="nj-line apart">
        <Button small icon="chevron-left" onTap={() => setMonth(monthBeside(month, -1))}>
          上个月
        </Button>
        <Heading>{`${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`}</Heading>
        <Button
          small
          icon="chevron-right"
          disabled={month >= legalDay(serverNow()).slice(0, 7)}
          onTap={() => setMonth(monthBeside(month, 1))}
        >
          下个月
        </Button>
      </View>
      <Loaded of={found}>
        {list => {
          const [own, ...below] = list
          return own ? (
            <>
              <Own of={own} />
              {below.length > 0 && <Below of={below} />}
            </>
          ) : (
            <Empty icon="scale">这个月还没有办结的案件。</Empty>
          )
        }}
      </Loaded>
      <Button onTap={() => open(route('mediation', 'watched'))}>看督办的案件</Button>
    </Screen>
  )
}

function Own({ of }: { of: MonthFigures }) {
  const { ended, settled, onTime, days, passedUp, settledAt } = of
  return (
    <Card>
      <Heading>{of.name}</Heading>
      <View className="nj-figures">
        <Figure value={share(of, settled)} label={`谈成 ${settled}/${ended}`} />
        <Figure value={share(of, onTime)} label="期限内办结" />
        <Figure value={ended === 0 ? '—' : Math.round(days / ended)} unit="天" label="平均用时" />
        <Figure value={passedUp} unit="件" label="报上来督办" />
      </View>
      {Object.keys(settledAt).length > 0 && (
        <Small>
          {`在哪一级谈成：${Object.entries(settledAt)
            .map(([level, count]) => `${levelWords[level] ?? level} ${count} 件`)
            .join('，')}`}
        </Small>
      )}
    </Card>
  )
}

function Below({ of }: { of: MonthFigures[] }) {
  return (
    <Section title="下面各级">
      <Rows label="下面各级">
        {of.map(one => (
          <Row
            key={one.union}
            title={one.name}
            note={`${levelWords[one.level] ?? ''} · 谈成 ${one.settled}/${one.ended} · 期限内 ${share(one, one.onTime)} · 报上来 ${one.passedUp} 件`}
            side={<View className="nj-figure">{share(one, one.settled)}</View>}
          />
        ))}
      </Rows>
    </Section>
  )
}

function monthBeside(month: string, step: number): string {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + step, 1))
  return at.toISOString().slice(0, 7)
}
