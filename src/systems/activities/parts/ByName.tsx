import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Admitted, PlaceRow } from '../../../../cloudfunctions/activities/contract'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Rows, Small } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { Loaded } from '../../../kit/ui/Loaded'
import { Row } from '../../../kit/ui/Row'
import { Sheet } from '../../../kit/ui/Sheet'
import { useCall } from '../../../kit/useCall'
import { useSubmit } from '../../../kit/useSubmit'
import { activities } from '../api'
import { byNameReasons } from '../words'
import { CameIn } from './ScanTickets'

const mostShown = 8

/** Finds one who has a place by name and lets them in for a reason. */
export function ByName({ id, admitted, onClose }: { id: string; admitted(): void; onClose(): void }) {
  const found = useCall(() => activities.people({ activity: id }), [id])
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<PlaceRow | null>(null)
  return (
    <Sheet title="按姓名找" onClose={onClose}>
      {chosen ? (
        <LetIn
          id={id}
          row={chosen}
          admitted={admitted}
          another={() => {
            setChosen(null)
            setWords('')
          }}
        />
      ) : (
        <>
          <Field
            name="find"
            label="姓名或手机尾号"
            value={words}
            onChange={setWords}
            keyboard="search"
            max={20}
          />
          <Loaded of={found}>{rows => <Found rows={rows} words={words.trim()} choose={setChosen} />}</Loaded>
        </>
      )}
    </Sheet>
  )
}

function Found({ rows, words, choose }: { rows: PlaceRow[]; words: string; choose(row: PlaceRow): void }) {
  const missing = rows.filter(({ state, arrivedAt }) => state === 'place' && arrivedAt === null)
  const fits = missing.filter(({ name, phone }) => name.includes(words) || phone.endsWith(words))
  if (fits.length === 0) {
    return <Small>{words ? `没到的人里没有“${words}”。` : '报了名的人都到了。'}</Small>
  }
  return (
    <>
      <Rows label="还没到的人">
        {fits.slice(0, mostShown).map(row => (
          <Row key={row.person} title={row.name} note={row.phone} onTap={() => choose(row)} />
        ))}
      </Rows>
      {fits.length > mostShown && (
        <Small>{`还有 ${fits.length - mostShown} 人没列出来，再填一两个字。`}</Small>
      )}
    </>
  )
}

function LetIn({
  id,
  row: { person, name, phone },
  admitted,
  another,
}: {
  id: string
  row: PlaceRow
  admitted(): void
  another(): void
}) {
  const [reason, setReason] = useState('')
  const [own, setOwn] = useState('')
  const [came, setCame] = useState<Admitted | null>(null)
  const letIn = useSubmit(activities.admitByName, answer => {
    setCame(answer)
    admitted()
  })
  const given = own.trim() || reason
  if (came) {
    return (
      <>
        <CameIn of={came} />
        <Button onTap={another}>再找一位</Button>
      </>
    )
  }
  return (
    <>
      <View>{`${name} · ${phone}`}</View>
      <Choice
        name="reason"
        label="为什么不扫码"
        options={byNameReasons}
        value={byNameReasons.find(({ value }) => value === given)?.value ?? null}
        onChange={value => {
          setReason(value)
          setOwn('')
        }}
        hint="会记在签到记录里。"
      />
      <Field name="own" label="别的原因" value={own} onChange={setOwn} max={100} />
      <Against refusal={letIn.refusal} />
      <Button
        kind="main"
        running={letIn.running}
        disabled={given.length < 2}
        onTap={() => letIn.run({ activity: id, person, reason: given })}
      >
        {`让${name}进来`}
      </Button>
      <Button kind="plain" onTap={another}>
        换一位
      </Button>
    </>
  )
}
