import { useState } from 'react'
import type { Claim, SignRow } from '../../../../../cloudfunctions/warnings/contract'
import { serverNow } from '../../../../kit/client'
import { legalDay } from '../../../../kit/format'
import { replace } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Rows, Section, Small } from '../../../../kit/ui/Card'
import { Choice } from '../../../../kit/ui/Choice'
import { DateField } from '../../../../kit/ui/DateInput'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useSubmit } from '../../../../kit/useSubmit'
import { warnings } from '../../api'
import { SignLine } from '../../parts/SignLine'
import { claimOptions, heardWords, stoppageOptions, stoppageWords } from '../../words'

const fields = ['employer', 'claim', 'people', 'day', 'words', 'stoppage']

/** 报一件听说的事: six short things, and it counts as one sign. */
export default function Hear() {
  const now = serverNow()
  const [employer, setEmployer] = useState('')
  const [claim, setClaim] = useState<Claim | null>(null)
  const [people, setPeople] = useState('')
  const [day, setDay] = useState(legalDay(now))
  const [words, setWords] = useState('')
  const [stoppage, setStoppage] = useState<'yes' | 'no'>('no')
  const [sent, setSent] = useState<SignRow | null>(null)
  const hear = useSubmit(warnings.hear, sign => {
    setSent(sign)
    setPeople('')
    setWords('')
    setStoppage('no')
  })
  const { refusal } = hear
  const run = () =>
    claim && hear.run({ employer, claim, people: Number(people), day, words, stoppage: stoppage === 'yes' })
  if (sent) return <Heard sign={sent} another={() => setSent(null)} />
  return (
    <Screen title="报一件听说的事">
      <Card>
        <Field
          name="employer"
          label="哪个单位"
          value={employer}
          onChange={setEmployer}
          max={60}
          placeholder="例如：宏达机械有限公司"
          refusal={refusal}
        />
        <Choice<Claim>
          name="claim"
          label="什么事"
          options={claimOptions}
          value={claim}
          onChange={setClaim}
          refusal={refusal}
        />
        <Field
          name="words"
          label="听到什么"
          value={words}
          onChange={setWords}
          keyboard="paragraph"
          max={300}
          hint={heardWords}
          refusal={refusal}
        />
        <Field
          name="people"
          label="大概多少人"
          value={people}
          onChange={setPeople}
          keyboard="digits"
          max={6}
          refusal={refusal}
        />
        <DateField
          name="day"
          label="哪一天"
          value={day}
          onChange={setDay}
          to={legalDay(now)}
          refusal={refusal}
        />
        <Choice<'yes' | 'no'>
          name="stoppage"
          label="有没有停工苗头"
          options={stoppageOptions}
          value={stoppage}
          onChange={setStoppage}
          refusal={refusal}
        />
        {stoppage === 'yes' && <Notice tone="late">{stoppageWords}</Notice>}
        <Against refusal={refusal} fields={fields} />
        <Button
          kind="main"
          disabled={!employer.trim() || !claim || !words.trim() || !people}
          running={hear.running}
          onTap={run}
        >
          {stoppage === 'yes' ? '报给上级和值班室' : '报上来'}
        </Button>
        <Small>只有你的工会和上级工会看得到，职工看不到。</Small>
      </Card>
    </Screen>
  )
}

function Heard({ sign, another }: { sign: SignRow; another(): void }) {
  return (
    <Screen title="报一件听说的事">
      <Section title="报上来了">
        <Rows>
          <SignLine of={sign} now={serverNow()} />
        </Rows>
      </Section>
      <Notice tone={sign.stoppage ? 'late' : 'ok'}>
        {sign.stoppage
          ? '已经按突发事件报给上级和党委值班室。'
          : '记成一条线索。同一单位的线索够了，自动触发预警。'}
      </Notice>
      {sign.stoppage && (
        <Button kind="main" onTap={() => replace(route('warnings', 'emergencies'))}>
          看谁收到了
        </Button>
      )}
      <Button onTap={another}>再报一件</Button>
    </Screen>
  )
}
