import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../../kit/client'
import { legalDay } from '../../../../kit/format'
import { Button } from '../../../../kit/ui/Button'
import { Card, Heading, Section, Small } from '../../../../kit/ui/Card'
import { DueRibbon } from '../../../../kit/ui/DueRibbon'
import { Loaded, PagedRows } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { useCall } from '../../../../kit/useCall'
import { usePages } from '../../../../kit/usePages'
import { warnings } from '../../api'
import { Answers, LedgerLine, LedgerTag } from '../../parts/LedgerLine'
import { SignSweep } from '../../parts/SignSweep'
import { monthAfter, monthWords } from '../../words'

/** 矛盾排查: a month's answers, one's own to sign, and who of those below has signed what. */
export default function LedgerPage() {
  const now = serverNow()
  const current = legalDay(now).slice(0, 7)
  const [month, setMonth] = useState(monthAfter(current, -1))
  const found = useCall(() => warnings.ledger({ month }), [month])
  const below = usePages(cursor => warnings.ledger({ month, cursor }), [month])
  return (
    <Screen title="矛盾排查">
      <View className="nj-line apart">
        <Button small icon="chevron-left" onTap={() => setMonth(monthAfter(month, -1))}>
          上个月
        </Button>
        <Heading>{monthWords(month)}</Heading>
        <Button
          small
          icon="chevron-right"
          disabled={month >= current}
          onTap={() => setMonth(monthAfter(month, 1))}
        >
          下个月
        </Button>
      </View>
      <Loaded of={found}>
        {({ due, own, unionName }) => (
          <Card>
            <View className="nj-line wrap apart">
              <Heading>{unionName}</Heading>
              <LedgerTag state={own.state} after={own.after} />
            </View>
            {own.answers.length === 0 && <DueRibbon clock={due} now={now} />}
            <Answers of={own.answers} now={now} />
            <SignSweep key={`${month}${own.answers.length}`} month={month} again={own.answers.length > 0} />
          </Card>
        )}
      </Loaded>
      {below.rows.length > 0 && (
        <Section title="下面各工会" side={<Small>{lateWords(below.rows)}</Small>}>
          <PagedRows
            of={below}
            idOf={({ union }) => union}
            empty={null}
            row={row => <LedgerLine of={row} now={now} />}
          />
        </Section>
      )}
    </Screen>
  )
}

const lateWords = (rows: readonly { state: string }[]): string => {
  const late = rows.filter(({ state }) => state === 'late').length
  const signed = rows.filter(({ state }) => state === 'nothing' || state === 'something').length
  return `签了 ${signed}${late > 0 ? ` · 到期没签 ${late}` : ''}`
}
