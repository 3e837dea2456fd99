import { useState } from 'react'
import type { FormFile } from '../../../../../cloudfunctions/kit/asks'
import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../../kit/client'
import { legalDay } from '../../../../kit/format'
import { FilesField } from '../../../../kit/procedure/FilesField'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { DateField } from '../../../../kit/ui/DateInput'
import { Picks } from '../../../../kit/ui/Picks'
import { Sheet } from '../../../../kit/ui/Sheet'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { putInHint, sealedHint } from '../../words'
import { useBecause } from './Because'

/** Putting a photographed page into the file, with whose signatures and seals it bears. */
export const RecordSignature: OwnMove<Case> = ({ view, move, onClose }) => {
  const open = view.agreement?.signatures.filter(({ day }) => !day) ?? []
  const [signers, setSigners] = useState<string[]>([])
  const why = useBecause(view)
  const [day, setDay] = useState(legalDay(serverNow()))
  const [photo, setPhoto] = useState<FormFile[]>([])
  const record = useSubmit(mediation.recordSignature, onClose)
  const { refusal } = record
  const file = photo[0]?.file
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Small>{sealedHint}</Small>
      <Picks
        name="signers"
        label="这一页上有谁的签名或者盖章"
        options={open.map(({ key, name }) => ({ value: key, label: name }))}
        value={signers}
        onChange={setSigners}
        refusal={refusal}
        hint={putInHint}
      />
      <DateField
        name="day"
        label="哪天签的"
        value={day}
        onChange={setDay}
        to={legalDay(serverNow())}
        refusal={refusal}
      />
      <FilesField
        name="photo"
        label="签好的那一页"
        value={photo}
        onChange={setPhoto}
        max={1}
        pictures
        refusal={refusal}
      />
      {why.field(refusal)}
      <Against refusal={refusal} fields={['signers', 'day', 'photo', 'because']} />
      <Button
        kind="main"
        disabled={signers.length === 0 || !file}
        running={record.running}
        onTap={() => file && record.run({ case: view.id, signers, day, photo: file, ...why.given })}
      >
        放进案卷
      </Button>
    </Sheet>
  )
}
