import type { AnyService, Blank } from '../../../../cloudfunctions/kit/procedure/service'
import { client } from '../../client'
import { open, replace } from '../../navigation'
import { answerTo, route } from '../../systems'
import { Against } from '../../ui/Against'
import { Button } from '../../ui/Button'
import { Card, Small } from '../../ui/Card'
import { Loaded } from '../../ui/Loaded'
import { Empty } from '../../ui/signs'
import { useCall } from '../../useCall'
import { useSubmit } from '../../useSubmit'
import { AskFields } from '../AskFields'
import { answersOf, emptyValues, type Values } from '../answers'
import { dropDraft, useDraft, useDraftKey } from '../drafts'

type Props = {
  system: string
  /** On the button. */
  send: string
  /** Under the button: what one may expect. */
  hint: string
  /** To one who is in no union yet. */
  first: string
}

/** Begins a matter of a plain service with the person's own union; what was typed stays until it was sent. */
export function ServiceFile({ system, ...words }: Props) {
  const found = useCall(() => client<AnyService>(system).form({}), [system])
  const join = answerTo('members-only')
  return (
    <Loaded of={found}>
      {blank =>
        blank.union ? (
          <Filling system={system} {...words} form={blank.form} union={blank.union.name} />
        ) : (
          <Empty
            icon="users-round"
            action={join ? { label: join.label, onTap: () => open(join.url) } : undefined}
          >
            {words.first}
          </Empty>
        )
      }
    </Loaded>
  )
}

function Filling({ system, form, union, send, hint }: Props & { form: Blank['form']; union: string }) {
  const name = `${system}.file`
  const keyOf = useDraftKey()
  const { value, put } = useDraft<Values>(name, emptyValues(form))
  const filing = useSubmit(
    async (values: Values, options: { requestId: string }) => {
      const view = await client<AnyService>(system).file(answersOf(form, values), options)
      dropDraft(keyOf(name))
      return view
    },
    ({ id }) => replace(route(system, 'one', { id })),
  )
  return (
    <Card>
      <Small>{`交给 ${union}`}</Small>
      <AskFields form={form} values={value} put={put} refusal={filing.refusal} />
      <Against refusal={filing.refusal} fields={Object.keys(form)} />
      <Button kind="main" running={filing.running} onTap={() => filing.run(value)}>
        {send}
      </Button>
      <Small>{hint}</Small>
    </Card>
  )
}
