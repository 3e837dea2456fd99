import { useState } from 'react'
import type { FormFile } from '../../../../../cloudfunctions/kit/asks'
import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import { serverNow } from '../../../../kit/client'
import { dayWords, legalDay, yuan } from '../../../../kit/format'
import { FilesField } from '../../../../kit/procedure/FilesField'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { DateField } from '../../../../kit/ui/DateInput'
import { Sheet } from '../../../../kit/ui/Sheet'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { sealedHint } from '../../words'

/** Putting the photographed signature or seal of one who has to sign into the file. */
export const RecordSignature: OwnMove<Case> = ({ view, move, onClose }) => {
  const open = view.agreement?.signatures.filter(({ day }) => !day) ?? []
  const [of, setOf] = useState(open[0]?.key ?? '')
  const [day, setDay] = useState(legalDay(serverNow()))
  const [photo, setPhoto] = useState<FormFile[]>([])
  const record = useSubmit(mediation.recordSignature, onClose)
  const { refusal } = record
  const file = photo[0]?.file
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Small>{sealedHint}</Small>
      <Choice<string>
        name="of"
        label="谁签的"
        options={open.map(({ key, name }) => ({ value: key, label: name }))}
        value={of || null}
        onChange={setOf}
        refusal={refusal}
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
      <Against refusal={refusal} fields={['of', 'day', 'photo']} />
      <Button
        kind="main"
        disabled={!of || !file}
        running={record.running}
        onTap={() => file && record.run({ case: view.id, of, day, photo: file })}
      >
        放进案卷
      </Button>
    </Sheet>
  )
}

/** Noting that an instalment was paid, with its proof if there is one; the last one settles the case. */
export const RecordPayment: OwnMove<Case> = ({ view, move, onClose }) => {
  const now = serverNow()
  const open = view.agreement?.instalments.filter(({ paidOn }) => !paidOn) ?? []
  const [instalment, setInstalment] = useState(open[0]?.key ?? '')
  const [day, setDay] = useState(legalDay(now))
  const [proof, setProof] = useState<FormFile[]>([])
  const record = useSubmit(mediation.recordPayment, onClose)
  const { refusal } = record
  const file = proof[0]?.file
  return (
    <Sheet title={`${move.label} · ${view.number}`} onClose={onClose}>
      <Choice<string>
        name="instalment"
        label="哪一笔"
        options={open.map(({ key, day: due, amount }) => ({
          value: key,
          label: `${dayWords(due, now)} ${yuan(amount)}`,
        }))}
        value={instalment || null}
        onChange={setInstalment}
        refusal={refusal}
      />
      <DateField
        name="day"
        label="哪天付的"
        value={day}
        onChange={setDay}
        to={legalDay(now)}
        refusal={refusal}
      />
      <FilesField
        name="proof"
        label="转账截图或收条（可以不放）"
        value={proof}
        onChange={setProof}
        max={1}
        refusal={refusal}
      />
      <Against refusal={refusal} fields={['instalment', 'day', 'proof']} />
      <Button
        kind="main"
        disabled={!instalment}
        running={record.running}
        onTap={() => record.run({ case: view.id, instalment, day, ...(file && { proof: file }) })}
      >
        这一笔付了
      </Button>
    </Sheet>
  )
}
