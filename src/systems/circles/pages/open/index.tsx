import { useState } from 'react'
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
import { circles } from '../../api'
import { StewardChoice } from '../../parts/StewardChoice'

/** 建联系圈: a name is enough; an officer of several unions says for which, and may name the steward at once. */
export default function Open() {
  const known = useIdentity()
  const unions = known.state === 'known' ? known.identity.roles.filter(({ role }) => role === 'officer') : []
  const [name, setName] = useState('')
  const [union, setUnion] = useState<string | null>(null)
  const [steward, setSteward] = useState<{ person: string; name: string } | null>(null)
  const [choosing, setChoosing] = useState(false)
  const open = useSubmit(circles.open, ({ id }) => replace(route('circles', 'circle', { id })))
  const { refusal } = open
  const send = () => open.run({ name, ...(union && { union }), ...(steward && { steward: steward.person }) })
  return (
    <Screen title="建联系圈">
      <Card>
        <Field
          name="name"
          label="圈名"
          value={name}
          onChange={setName}
          max={30}
          refusal={refusal}
          placeholder="例如：二车间夜班"
          hint="一个班组、一条线路、一个站点。名字要让圈里的人一看就认得。"
        />
        {unions.length > 1 && (
          <Choice
            name="union"
            label="给哪个工会建"
            options={unions.map(({ of, name: label }) => ({ value: of, label }))}
            value={union}
            onChange={next => {
              setUnion(next)
              setSteward(null)
            }}
            refusal={refusal}
          />
        )}
        {choosing ? (
          <StewardChoice
            union={union}
            value={steward?.person ?? null}
            onChange={(person, called) => setSteward({ person, name: called })}
            refusal={refusal}
          />
        ) : (
          <Button icon="user-round-plus" onTap={() => setChoosing(true)}>
            现在就选联系人
          </Button>
        )}
        <Against refusal={refusal} fields={['name', 'union', 'steward']} />
        <Button kind="main" running={open.running} onTap={send}>
          建这个圈
        </Button>
        <Small>
          {steward
            ? `建好就有圈码，由${steward.name}当联系人。`
            : '建好就有圈码。在选出联系人之前，由你当联系人。'}
        </Small>
      </Card>
    </Screen>
  )
}
