import { useState } from 'react'
import type { UnionCard } from '../../../../../cloudfunctions/members/contract'
import { useIdentity } from '../../../../kit/identity'
import { open, replace } from '../../../../kit/navigation'
import { useParam } from '../../../../kit/params'
import type { Identity } from '../../../../kit/parts'
import { answerTo, route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Facts, Heading, Section, Small } from '../../../../kit/ui/Card'
import { Check, Choice } from '../../../../kit/ui/Choice'
import { Field, FieldWords } from '../../../../kit/ui/Field'
import { Loaded, Refused } from '../../../../kit/ui/Loaded'
import { Screen } from '../../../../kit/ui/Screen'
import { Skeleton } from '../../../../kit/ui/signs'
import { useCall } from '../../../../kit/useCall'
import { useSubmit } from '../../../../kit/useSubmit'
import { members } from '../../api'
import { looksRight } from '../../identity-number'
import { PhoneProof } from '../../parts/PhoneProof'
import { consentWords, levelWords, type Paper, paperChoices, paperHints } from '../../words'

/** 入会: one sitting; first the phone if it is not known yet, then who one is and the consent. */
export default function Join() {
  const union = useParam('union')
  const known = useIdentity()
  const found = useCall(() => members.union({ union }), [union])
  return (
    <Screen title="入会">
      <Loaded of={found}>
        {card => (
          <>
            <Card>
              <Heading>{card.name}</Heading>
              <Facts
                of={[
                  ['层级', levelWords[card.level]],
                  ['地方', card.place],
                  ['联系人', card.contact],
                ]}
              />
            </Card>
            {known.state === 'waiting' && <Skeleton />}
            {known.state === 'refused' && <Refused refusal={known.refusal} />}
            {known.state === 'stranger' && <SignInFirst />}
            {known.state === 'known' && <Steps union={card} identity={known.identity} />}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Steps({ union, identity }: { union: UnionCard; identity: Identity }) {
  if (!identity.person) {
    return (
      <Section title="第一步 验证手机号">
        <PhoneProof done={() => undefined} />
      </Section>
    )
  }
  return (
    <Section title="填写申请">
      <Form union={union} name={identity.person.name} phone={identity.person.phone} />
    </Section>
  )
}

function Form({ union, name: known, phone }: { union: UnionCard; name: string; phone: string }) {
  const [name, setName] = useState(known)
  const [paper, setPaper] = useState<Paper>('resident')
  const [others, setOthers] = useState(false)
  const [idNumber, setIdNumber] = useState('')
  const [consent, setConsent] = useState(false)
  const apply = useSubmit(members.apply, ({ id }) => replace(route('members', 'application', { id })))
  const { refusal } = apply
  const typed = idNumber.replace(/\s/g, '').toUpperCase()
  const ofTwo = paper === 'resident' || paper === 'hmt-resident'
  const right = ofTwo && looksRight(typed)
  const [unagreed, setUnagreed] = useState(false)
  const send = () => {
    setUnagreed(!consent)
    if (consent) apply.run({ union: union.id, name, paper, idNumber: typed, consent })
  }
  return (
    <Card>
      <Facts of={[['手机号', `${phone}（已验证）`]]} />
      <Field
        name="name"
        label="姓名，和证件上一样"
        value={name}
        onChange={setName}
        max={50}
        refusal={refusal}
      />
      {others && (
        <Choice<Paper>
          name="paper"
          label="证件类型"
          options={paperChoices}
          value={paper}
          onChange={setPaper}
          refusal={refusal}
        />
      )}
      <Field
        name="idNumber"
        label={paper === 'resident' ? '身份证号' : '证件号码'}
        keyboard={ofTwo ? 'identity' : 'text'}
        max={24}
        value={idNumber}
        onChange={setIdNumber}
        refusal={refusal}
        hint={paperHints[paper]}
        fits={right ? '位数和最后一位都对得上。' : null}
        misfit={ofTwo && typed.length === 18 && !right ? '最后一位对不上，请对照证件再看一遍。' : null}
      />
      {!others && (
        <Button kind="plain" onTap={() => setOthers(true)}>
          我用别的证件
        </Button>
      )}
      <Check checked={consent} onChange={setConsent} label={consentWords.title}>
        <Heading>{consentWords.title}</Heading>
        <Small>{consentWords.what}</Small>
      </Check>
      <FieldWords against={unagreed && !consent ? '要先同意用身份证号办理入会。' : null} />
      <Against refusal={refusal} fields={['name', 'paper', 'idNumber', 'consent']} />
      <Button kind="main" running={apply.running} onTap={send}>
        {`向${union.name}申请入会`}
      </Button>
      <Small>交上去以后，工会委员会开会决定，结果和每一步都会告诉你。</Small>
    </Card>
  )
}

function SignInFirst() {
  const answer = answerTo('sign-in')
  return (
    <Card>
      <Heading>先登录，再填申请</Heading>
      {answer && (
        <Button kind="main" onTap={() => open(answer.url)}>
          {answer.label}
        </Button>
      )}
    </Card>
  )
}
