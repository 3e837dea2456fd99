import type { LookRow } from '../../../../cloudfunctions/journal/contract'
import { sinceWords } from '../../../kit/format'
import { systems } from '../../../kit/systems'
import { Row } from '../../../kit/ui/Row'
import { Tag } from '../../../kit/ui/signs'
import { lookWords, systemWords } from '../words'

/** One look: who, at what, why and when. */
export function LookLine({ look, now }: { look: LookRow; now: number }) {
  const { label, tone } = lookWords[look.look]
  return (
    <Row
      title={look.by}
      note={`${aboutOf(look)} · ${look.note} · ${sinceWords(look.at, now)}`}
      side={<Tag tone={tone}>{label}</Tag>}
    />
  )
}

/** What kind of record it was, as the services are called. */
export const aboutOf = ({ system }: Pick<LookRow, 'system'>) =>
  systemWords(systems.find(({ name }) => name === system)?.title)
