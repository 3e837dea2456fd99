import type { FormFile } from '../../../../../cloudfunctions/kit/asks'
import { replace } from '../../../../kit/navigation'
import { dropDraft, useDraft, useDraftKey } from '../../../../kit/procedure/drafts'
import { FilesField } from '../../../../kit/procedure/FilesField'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Heading, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { ApplicationForm } from '../../parts/filing/ApplicationForm'
import { applicationOf, type Draft, emptyDraft, shownFields } from '../../parts/filing/draft'
import { authorityChoices, authorityHint } from '../../words'

type Down = Draft & { phone: string; authority: 'code' | 'paper'; proof: FormFile[] }

/** 记下口头申请: an application taken down for somebody who cannot type it, with their authority (代办). */
export default function TakeDown() {
  const begun: Down = { ...emptyDraft('wages'), phone: '', authority: 'code', proof: [] }
  const { value: draft, put } = useDraft<Down>(draftName, begun)
  const key = useDraftKey()(draftName)
  const send = useSubmit(
    async ({ phone, authority, proof, ...given }: Down, options: { requestId: string }) => {
      const photo = authority === 'paper' ? proof[0]?.file : undefined
      const application = { ...applicationOf(given), phone, authority, ...(photo && { proof: photo }) }
      const taken = await mediation.takeDown(application, options)
      dropDraft(key)
      return taken
    },
    ({ id }) => replace(route('mediation', 'case', { id })),
  )
  const { refusal } = send
  return (
    <Screen title="记下口头申请">
      <Card>
        <Heading>替谁申请</Heading>
        <Field
          name="phone"
          label="本人的手机号"
          value={draft.phone}
          onChange={phone => put({ phone })}
          keyboard="phone"
          max={24}
          refusal={refusal}
        />
        <Choice
          name="authority"
          label="本人怎么授权"
          options={authorityChoices}
          value={draft.authority}
          onChange={authority => put({ authority })}
          hint={authorityHint[draft.authority]}
          refusal={refusal}
        />
        {draft.authority === 'paper' && (
          <FilesField
            name="proof"
            label="授权书的照片"
            value={draft.proof}
            onChange={proof => put({ proof })}
            max={1}
            pictures
            refusal={refusal}
          />
        )}
      </Card>
      <ApplicationForm
        draft={draft}
        put={change => put(change)}
        refusal={refusal}
        filerLabel="申请人的姓名"
      />
      <Card>
        <Against refusal={refusal} fields={shownFields} />
        <Button kind="main" running={send.running} onTap={() => send.run(draft)}>
          {draft.authority === 'paper' ? '替本人提交' : '发给本人确认'}
        </Button>
        <Small>念一遍给本人听，确认没有记错再按。</Small>
      </Card>
    </Screen>
  )
}

const draftName = 'mediation.take-down'
