import type { contract } from '../../../../cloudfunctions/circles/contract'
import { client } from '../../../kit/client'
import type { Refusal } from '../../../kit/refusal'
import { Small } from '../../../kit/ui/Card'
import { Loaded } from '../../../kit/ui/Loaded'
import { Picks } from '../../../kit/ui/Picks'
import { useCall } from '../../../kit/useCall'

const circles = client<typeof contract>('circles')

/** The circles the person keeps, any of them to choose, each with its people counted. */
export function CircleChoice({
  label,
  value,
  onChange,
  refusal,
}: {
  label: string
  value: readonly string[]
  onChange(value: string[]): void
  refusal: Refusal | null
}) {
  const found = useCall(() => circles.kept({}), [])
  return (
    <Loaded of={found}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Small>你还没有联系圈，先建一个，让大家扫码进来。</Small>
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
