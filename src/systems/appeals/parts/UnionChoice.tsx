import { useState } from 'react'
import type { Refusal } from '../../../kit/refusal'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { Loaded } from '../../../kit/ui/Loaded'
import { useCall } from '../../../kit/useCall'
import { useSettled } from '../../../kit/useSettled'
import { members } from '../api'

/** Which union, found by a few characters of its name. */
export function UnionChoice({
  label,
  hint,
  value,
  onChange,
  refusal,
}: {
  label: string
  hint: string
  value: string | null
  onChange(value: string): void
  refusal: Refusal | null
}) {
  const [words, setWords] = useState('')
  const settled = useSettled(words.trim())
  const found = useCall(settled ? () => members.findUnions({ words: settled }) : null, [settled])
  return (
    <>
      <Field
        name="union-words"
        label={label}
        value={words}
        onChange={setWords}
        hint={hint}
        keyboard="search"
        max={40}
      />
      {settled && (
        <Loaded of={found}>
          {({ rows }) => (
            <Choice
              name="union"
              label={rows.length > 0 ? '选一个' : `没有找到“${settled}”，少写几个字试试`}
              options={rows.slice(0, 8).map(({ id, name }) => ({ value: id, label: name }))}
              value={value}
              onChange={onChange}
              refusal={refusal}
            />
          )}
        </Loaded>
      )}
    </>
  )
}
