import { useState } from 'react'
import type { BodyCard } from '../../../../cloudfunctions/bodies/contract'
import type { Refusal } from '../../../kit/refusal'
import { Small } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { Loaded } from '../../../kit/ui/Loaded'
import { Notice } from '../../../kit/ui/signs'
import { useCall } from '../../../kit/useCall'
import { bodies } from '../api'
import { kinds } from '../words'

/** Which body is to mediate: the street's first; what one should know of it is said before one chooses. */
export function BodyChoice({
  value,
  onChange,
  refusal,
}: {
  value: string | null
  onChange(value: string | null): void
  refusal: Refusal | null
}) {
  const [kind, setKind] = useState<BodyCard['kind']>('street')
  const found = useCall(() => bodies.list({ kind }), [kind])
  return (
    <>
      <Choice<BodyCard['kind']>
        name="kind"
        label="请谁来调解"
        options={kinds}
        value={kind}
        onChange={next => {
          setKind(next)
          onChange(null)
        }}
      />
      <Loaded of={found}>
        {({ rows }) => {
          const chosen = rows.find(({ id }) => id === value)
          return (
            <>
              <Choice
                name="body"
                label="选一个调解组织"
                options={rows.map(({ id, name }) => ({ value: id, label: name }))}
                value={value}
                onChange={onChange}
                refusal={refusal}
              />
              {chosen?.warning && <Notice tone="warn">{chosen.warning}</Notice>}
              {chosen && (
                <Small>
                  依据{chosen.basis}，负责{chosen.area}。
                </Small>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}
