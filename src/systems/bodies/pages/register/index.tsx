import { useState } from 'react'
import type { BodyKind } from '../../../../../cloudfunctions/bodies/contract'
import { useIdentity } from '../../../../kit/identity'
import { replace } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { useSubmit } from '../../../../kit/useSubmit'
import { bodies } from '../../api'
import { kindChoices, shortHint } from '../../words'

/** 登记调解组织: what it is, what its papers carry; an officer of several unions says with which it stands. */
export default function Register() {
  const known = useIdentity()
  const unions = known.state === 'known' ? known.identity.roles.filter(({ role }) => role === 'officer') : []
  const [union, setUnion] = useState<string | null>(null)
  const [kind, setKind] = useState<BodyKind | null>(null)
  const [name, setName] = useState('')
  const [short, setShort] = useState('')
  const [area, setArea] = useState('')
  const [seal, setSeal] = useState('')
  const send = useSubmit(bodies.register, ({ id }) => replace(route('bodies', 'body', { id })))
  const { refusal } = send
  const register = () =>
    kind && send.run({ kind, name, short, area, seal: seal.trim() || name, ...(union && { union }) })
  return (
    <Screen title="登记调解组织">
      <Card>
        {unions.length > 1 && (
          <Choice
            name="union"
            label="设在哪个工会"
            options={unions.map(({ of, name: label }) => ({ value: of, label }))}
            value={union}
            onChange={setUnion}
            refusal={refusal}
          />
        )}
        <Choice<BodyKind>
          name="kind"
          label="种类"
          options={kindChoices}
          value={kind}
          onChange={setKind}
          refusal={refusal}
        />
        <Field name="name" label="名称" value={name} onChange={setName} max={40} refusal={refusal} />
        <Field
          name="short"
          label="编号简称"
          value={short}
          onChange={setShort}
          max={6}
          hint={shortHint}
          refusal={refusal}
        />
        <Field
          name="area"
          label="管哪里"
          value={area}
          onChange={setArea}
          max={60}
          placeholder="例如：工业路街道"
          refusal={refusal}
        />
        <Field
          name="seal"
          label="印章名称（和名称一样可以不填）"
          value={seal}
          onChange={setSeal}
          max={40}
          refusal={refusal}
        />
        <Against refusal={refusal} fields={['union', 'kind', 'name', 'short', 'area', 'seal']} />
        <Button kind="main" disabled={!kind} running={send.running} onTap={register}>
          登记
        </Button>
        <Small>登记好再加调解员和调解室。有了调解员以前，案件由你拿着。</Small>
      </Card>
    </Screen>
  )
}
