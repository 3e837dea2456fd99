import type { AppealKind } from '../../../../../cloudfunctions/appeals/contract'
import type { FormFile } from '../../../../../cloudfunctions/kit/asks'
import { useIdentity } from '../../../../kit/identity'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { dropDraft, useDraft, useDraftKey } from '../../../../kit/procedure/drafts'
import { FilesField } from '../../../../kit/procedure/FilesField'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Check, Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { appeals } from '../../api'
import { UnionChoice } from '../../parts/UnionChoice'
import { anonymousWords, kinds, promise } from '../../words'

type Draft = {
  kind: AppealKind
  unit: string
  words: string
  pictures: FormFile[]
  anonymous: boolean
  aboutOfficer: boolean
  upper: boolean
  union: string | null
}

const begun: Draft = {
  kind: 'advice',
  unit: '',
  words: '',
  pictures: [],
  anonymous: false,
  aboutOfficer: false,
  upper: false,
  union: null,
}

/** 提诉求: what was typed stays until it is sent; where it will go is said before. */
export default function SubmitPage() {
  const asked = useParam('kind')
  const known = useIdentity()
  const keyOf = useDraftKey()
  const kind = kinds.find(({ value }) => value === asked)?.value ?? begun.kind
  const { value: draft, put } = useDraft<Draft>('appeals.submit', { ...begun, kind })
  const member = known.state === 'known' ? known.identity.member : null
  const { union, ...typed } = draft
  const given = union ? { union } : {}
  const send = useSubmit(appeals.submit, ({ id }) => {
    dropDraft(keyOf('appeals.submit'))
    replace(route('appeals', 'appeal', { id }))
  })
  const { refusal } = send
  return (
    <Screen title="提诉求">
      <Card>
        <Choice<AppealKind>
          name="kind"
          label="哪一类"
          options={kinds}
          value={draft.kind}
          onChange={value => put({ kind: value })}
          refusal={refusal}
        />
        <Field
          name="words"
          label="想说的事"
          value={draft.words}
          onChange={words => put({ words })}
          keyboard="paragraph"
          max={2000}
          refusal={refusal}
          placeholder="什么时候、在哪里、怎么回事，你希望怎么解决"
        />
        <Field
          name="unit"
          label="涉及的单位或部门"
          value={draft.unit}
          onChange={unit => put({ unit })}
          max={60}
          refusal={refusal}
          placeholder="没有可以不填"
        />
        <FilesField
          name="pictures"
          label="照片（可以不加）"
          value={draft.pictures}
          onChange={pictures => put({ pictures })}
          max={6}
          refusal={refusal}
          pictures
        />
        <Check checked={draft.anonymous} onChange={anonymous => put({ anonymous })} label="匿名提">
          匿名提
        </Check>
        {draft.anonymous && (
          <Notice tone="info" icon="eye-off">
            {anonymousWords}
          </Notice>
        )}
      </Card>
      <Card>
        <Check
          checked={draft.aboutOfficer}
          onChange={aboutOfficer => put({ aboutOfficer })}
          label="说的是本工会干部的事"
        >
          说的是本工会干部的事
        </Check>
        <Check checked={draft.upper} onChange={upper => put({ upper })} label="交给上一级工会">
          交给上一级工会
        </Check>
        {known.state === 'known' && !member && (
          <UnionChoice
            label="找工会"
            hint="写单位的名称；没有固定单位的，写住处或干活地方的街道。"
            value={union}
            onChange={chosen => put({ union: chosen })}
            refusal={refusal}
          />
        )}
        {(member || union) && <Destination of={{ ...draft, union }} />}
        <Against refusal={refusal} fields={['kind', 'words', 'unit', 'pictures', 'union']} />
        <Button kind="main" icon="send" running={send.running} onTap={() => send.run({ ...typed, ...given })}>
          {draft.anonymous ? '匿名提交' : '提交诉求'}
        </Button>
        <Small>{promise}</Small>
      </Card>
    </Screen>
  )
}

function Destination({ of: { kind, aboutOfficer, upper, union } }: { of: Draft }) {
  const facts = { kind, aboutOfficer, upper, ...(union && { union }) }
  const found = useCall(() => appeals.destination(facts), [kind, aboutOfficer, upper, union])
  if (!found.value) return null
  return (
    <Notice tone="info" icon="landmark">
      {`会交给${found.value.union}。${found.value.words}`}
    </Notice>
  )
}
