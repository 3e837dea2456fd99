import type { AudienceProps } from '../../../kit/parts'
import { Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Picks } from '../../../kit/ui/Picks'
import { useCall } from '../../../kit/useCall'
import { circles } from '../api'
import { noneKept } from '../words'

/** The circles the person keeps, any of them to choose, each with its people counted. */
export function Audience({ label, value, onChange, refusal }: AudienceProps) {
  const found = useCall(() => circles.kept({}), [])
  return (
    <Loaded of={found}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Small>{noneKept}</Small>
        ) : (
          <Picks
            name="circles"
            label={label}
            options={rows.map(({ id, name, size }) => ({ value: id, label: `${name}（${size} 人）` }))}
            value={value}
            onChange={onChange}
            refusal={refusal}
          />
        )
      }
    </Loaded>
  )
}
