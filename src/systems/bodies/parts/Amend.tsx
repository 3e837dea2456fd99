import { useState } from 'react'
import type { BodyWhole } from '../../../../cloudfunctions/bodies/contract'
import { type Picked, pickPicture, uploadPicked } from '../../../kit/files'
import { Against } from '../../../kit/ui/Against'
import { Button } from '../../../kit/ui/Button'
import { Small } from '../../../kit/ui/Card'
import { Choice } from '../../../kit/ui/Choice'
import { Field } from '../../../kit/ui/Field'
import { Sheet } from '../../../kit/ui/Sheet'
import { useSubmit } from '../../../kit/useSubmit'
import { bodies } from '../api'

type Given = { name: string; area: string; seal: string; contact: string | null; file: Picked | null }

/** Correcting what the register says of a body; a new picture of the seal is sent when it is kept. */
export function Amend({
  body,
  kept,
  onClose,
}: {
  body: BodyWhole
  kept: NonNullable<BodyWhole['kept']>
  onClose(): void
}) {
  const [name, setName] = useState(body.name)
  const [area, setArea] = useState(body.area)
  const [seal, setSeal] = useState(kept.seal.name)
  const [contact, setContact] = useState<string | null>(kept.contact)
  const [file, setFile] = useState<Picked | null>(null)
  const amend = useSubmit(async ({ file: picked, contact: held, ...words }: Given, options) => {
    const picture = picked && (await uploadPicked(picked))
    const given = { ...words, ...(picture && { picture }), ...(held && { contact: held }) }
    return bodies.amend({ body: body.id, ...given }, options)
  }, onClose)
  const { refusal } = amend
  const now = kept.seats.filter(({ until }) => until === null)
  const choose = async () => {
    const picked = await pickPicture()
    if (picked) setFile(picked)
  }
  return (
    <Sheet title={`更正${body.name}`} onClose={onClose}>
      <Field name="name" label="名称" value={name} onChange={setName} max={40} refusal={refusal} />
      <Field name="area" label="管哪里" value={area} onChange={setArea} max={60} refusal={refusal} />
      {now.length > 0 && (
        <Choice
          name="contact"
          label="没有指派时案件由谁拿着"
          options={now.map(one => ({ value: one.person, label: one.name }))}
          value={contact}
          onChange={setContact}
          refusal={refusal}
        />
      )}
      <Field name="seal" label="印章名称" value={seal} onChange={setSeal} max={40} refusal={refusal} />
      <Button small icon="file-text" onTap={() => void choose()}>
        {file ? '换一张印章图片' : '选印章图片'}
      </Button>
      {file && <Small>{`选了 ${file.name}，存好以后打印在文书上。`}</Small>}
      <Against refusal={refusal} fields={['name', 'area', 'seal', 'contact']} />
      <Button
        kind="main"
        running={amend.running}
        onTap={() => amend.run({ name, area, seal, contact, file })}
      >
        存好
      </Button>
    </Sheet>
  )
}
