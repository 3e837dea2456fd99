import { useEffect, useRef } from 'react'
import { useIdentity } from '../../../../kit/identity'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { dropDraft, useDraft, useDraftKey } from '../../../../kit/procedure/drafts'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { ApplicationForm } from '../../parts/filing/ApplicationForm'
import { applicationOf, type Draft, emptyDraft, shownFields } from '../../parts/filing/draft'
import { arbitration, disputeChoices } from '../../words'

/** 申请调解: what was typed stays on this device, for this person alone, until it is filed. */
export default function File() {
  const asked = useParam('dispute')
  const wished = disputeChoices.find(({ value }) => value === asked)?.value
  const begun = emptyDraft(wished ?? 'other')
  const { value: draft, put, ready } = useDraft<Draft>(draftName, begun)
  const key = useDraftKey()(draftName)
  const known = useIdentity()
  const name = known.state === 'known' ? (known.identity.person?.name ?? '') : ''
  const begunOnce = useRef(false)
  useEffect(() => {
    if (!ready || begunOnce.current) return
    begunOnce.current = true
    put({ ...(wished && { dispute: wished }), ...(!draft.filer && { filer: name }) })
  }, [ready, wished, name, draft.filer, put])
  const file = useSubmit(
    async (draft: Draft, options: { requestId: string }) => {
      const receipt = await mediation.file(applicationOf(draft), options)
      dropDraft(key)
      return receipt
    },
    ({ id }) => replace(route('mediation', 'receipt', { id })),
  )
  return (
    <Screen title="申请调解">
      <Notice tone="info">{arbitration}</Notice>
      <ApplicationForm draft={draft} put={put} refusal={file.refusal} />
      <Card>
        <Against refusal={file.refusal} fields={shownFields} />
        <Button kind="main" running={file.running} onTap={() => file.run(draft)}>
          提交申请，拿回执
        </Button>
        <Small>提交后 3 个工作日内答复受不受理。没有写完也不会丢，下次打开接着写。</Small>
      </Card>
    </Screen>
  )
}

const draftName = 'mediation.file'
