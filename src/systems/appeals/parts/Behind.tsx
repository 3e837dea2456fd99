import { useState } from 'react'
import type { Figure, ScoreRow } from '../../../../cloudfunctions/appeals/contract'
import { serverNow } from '../../../kit/client'
import { open } from '../../../kit/navigation'
import { MatterLine } from '../../../kit/procedure/MatterLine'
import { route } from '../../../kit/systems'
import { Button } from '../../../kit/ui/Button'
import { Section } from '../../../kit/ui/Card'
import { PagedRows } from '../../../kit/ui/Loaded'
import { Empty } from '../../../kit/ui/signs'
import { Tabs } from '../../../kit/ui/Tabs'
import { usePages } from '../../../kit/usePages'
import { appeals } from '../api'
import { aboutAppeal, figureWords } from '../words'

/** The appeals behind each figure of a union and month, those of the unions below included. */
export function Behind({ of, month, top }: { of: ScoreRow; month: string; top: boolean }) {
  const [figure, setFigure] = useState<Figure>('received')
  const found = usePages(
    cursor => appeals.behind({ month, union: of.union, figure, cursor }),
    [month, of.union, figure],
  )
  const now = serverNow()
  const tabs = figureWords
    .filter(({ value }) => of.all[value] > 0)
    .map(({ value, label }) => ({ value, label: `${label} ${of.all[value]}` }))
  return (
    <Section
      title={of.name}
      side={
        top || of.level === 'workplace' ? undefined : (
          <Button small onTap={() => open(route('appeals', 'scores', { union: of.union, month }))}>
            看下级工会
          </Button>
        )
      }
    >
      <Tabs<Figure> label="哪个数字" tabs={tabs} value={figure} onChange={setFigure} />
      <PagedRows
        of={found}
        idOf={({ id }) => id}
        empty={<Empty icon="list-checks">这个数字是 0。</Empty>}
        row={one => (
          <MatterLine
            of={one}
            about={aboutAppeal(one)}
            now={now}
            onTap={() => open(route('appeals', 'appeal', { id: one.id }))}
          />
        )}
      />
    </Section>
  )
}
