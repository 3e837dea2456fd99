import { useState } from 'react'
import type { Refusal } from '../../../kit/refusal'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { Refused } from '../../../kit/ui/Loaded'
import { Skeleton } from '../../../kit/ui/signs'
import { usePages } from '../../../kit/usePages'
import { useSettled } from '../../../kit/useSettled'
import { circles } from '../api'

/** Choosing a steward: from those in the circle, or from the union by the beginning of the name. */
export function StewardChoice({
  circle,
  union,
  value,
  onChange,
  refusal,
}: {
  circle?: string
  union?: string | null
  value: string | null
  onChange(person: string, name: string): void
  refusal: Refusal | null
}) {
  const [words, setWords] = useState('')
  const sought = useSettled(words.trim())
  const found = usePages(
    cursor =>
      circles.candidates({
        ...(circle && { circle }),
        ...(union && { union }),
        ...(sought && { words: sought }),
        cursor,
      }),
    [circle, union, sought],
  )
  const none = !found.waiting && !found.refusal && found.rows.length === 0
  const choose = (person: string) => {
    const one = found.rows.find(row => row.person === person)
    if (one) onChange(person, one.name)
  }
  return (
    <>
      <Field
        name="words"
        label="找人"
        value={words}
        onChange={setWords}
        keyboard="search"
        max={20}
        placeholder="姓名的前几个字"
        hint={circle ? '不填就列圈里的人；填了在全工会里找。' : '本会会员都可以当联系人。'}
      />
      {found.refusal && <Refused refusal={found.refusal} retry={found.reload} />}
      {found.waiting && found.rows.length === 0 && <Skeleton rows={2} />}
      {none && (
        <Small>
          {sought ? '没有找到这个名字的会员。看看姓名，从姓开始填。' : '这里还没有会员，填姓名在工会里找。'}
        </Small>
      )}
      {found.rows.length > 0 && (
        <Choice
          name="steward"
          label="联系人"
          options={found.rows.map(({ person, name, phone }) => ({
            value: person,
            label: `${name} ${phone}`,
          }))}
          value={value}
          onChange={choose}
          refusal={refusal}
        />
      )}
      {found.more && (
        <Button kind="plain" running={found.loadingMore} onTap={found.loadMore}>
          看后面的
        </Button>
      )}
    </>
  )
}
