import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useIdentity } from '../../../../kit/identity'
import { replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { useSubmit } from '../../../../kit/useSubmit'
import { mediation } from '../../api'
import { BodyChoice } from '../../parts/BodyChoice'
import { arbitration, type Happening, happenings } from '../../words'

const empty = { filer: '', respondent: '', respondentAddress: '', request: '', facts: '' }
type Draft = typeof empty

/** 申请调解: what was typed stays on this phone, for this person alone, until it is filed. */
export default function File() {
  const asked = useParam('dispute')
  const known = useIdentity()
  const [dispute, setDispute] = useState<Happening>(
    happenings.find(({ value }) => value === asked)?.value ?? 'other',
  )
  const [body, setBody] = useState<string | null>(null)
  const [draft, setDraft] = useState<Draft>(empty)
  const person = known.state === 'known' ? known.identity.person : null
  const name = person?.name ?? ''
  const draftKey = `mediation.draft.${person?.id ?? ''}`
  useEffect(() => {
    if (name) setDraft(typed => ({ ...readDraft(draftKey, name), ...written(typed) }))
  }, [draftKey, name])
  const put = (field: keyof Draft) => (value: string) => {
    const next = { ...draft, [field]: value }
    setDraft(next)
    Taro.setStorageSync(draftKey, JSON.stringify(next))
  }
  const file = useSubmit(mediation.file, ({ id }) => {
    Taro.removeStorageSync(draftKey)
    replace(route('mediation', 'receipt', { id }))
  })
  const { refusal } = file
  return (
    <Screen title="申请调解">
      <Card>
        <Choice<Happening>
          name="dispute"
          label="什么事"
          options={happenings}
          value={dispute}
          onChange={setDispute}
          refusal={refusal}
        />
        <Field
          name="respondent"
          label="和哪个单位"
          value={draft.respondent}
          onChange={put('respondent')}
          max={60}
          refusal={refusal}
          placeholder="单位全称，工资条或合同上有"
        />
        <Field
          name="respondentAddress"
          label="单位在哪里"
          value={draft.respondentAddress}
          onChange={put('respondentAddress')}
          max={100}
          refusal={refusal}
          placeholder="不清楚可以不填"
        />
        <Field
          name="request"
          label="你要求什么"
          value={draft.request}
          onChange={put('request')}
          keyboard="paragraph"
          max={500}
          refusal={refusal}
          placeholder="例如：支付 8 月至 10 月工资 18600 元"
        />
        <Field
          name="facts"
          label="事情经过"
          value={draft.facts}
          onChange={put('facts')}
          keyboard="paragraph"
          max={3000}
          refusal={refusal}
          placeholder="什么时候、发生了什么、你问过谁、对方怎么说"
        />
        <Field
          name="filer"
          label="你的姓名"
          value={draft.filer}
          onChange={put('filer')}
          max={20}
          refusal={refusal}
        />
        <BodyChoice value={body} onChange={setBody} refusal={refusal} />
        <Against refusal={refusal} fields={[...Object.keys(empty), 'dispute', 'body']} />
        <Button
          kind="main"
          running={file.running}
          disabled={!body}
          onTap={() => body && file.run({ ...draft, dispute, body })}
        >
          提交申请，拿回执
        </Button>
        <Small>提交后 3 个工作日内答复受不受理。{arbitration}</Small>
      </Card>
    </Screen>
  )
}

const written = (typed: Draft): Partial<Draft> =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''))

function readDraft(key: string, name: string): Draft {
  const begun = { ...empty, filer: name }
  try {
    const kept: unknown = JSON.parse(Taro.getStorageSync(key) || '{}')
    return { ...begun, ...(typeof kept === 'object' ? kept : {}) }
  } catch {
    return begun
  }
}
