import { useState } from 'react'
import type { EmergencyKind } from '../../../../../cloudfunctions/warnings/contract'
import { serverNow } from '../../../../kit/client'
import { clockWords, instantOf, legalDay } from '../../../../kit/format'
import { replace } from '../../../../kit/navigation'
import { route } from '../../../../kit/systems'
import { Against } from '../../../../kit/ui/Against'
import { Button } from '../../../../kit/ui/Button'
import { Card, Small } from '../../../../kit/ui/Card'
import { Check, Choice } from '../../../../kit/ui/Choice'
import { DateField, TimeField } from '../../../../kit/ui/DateInput'
import { Field } from '../../../../kit/ui/Field'
import { Screen } from '../../../../kit/ui/Screen'
import { Notice } from '../../../../kit/ui/signs'
import { useSubmit } from '../../../../kit/useSubmit'
import { warnings } from '../../api'
import { accidentLine, keptWords, kindOptions, reportWords } from '../../words'

const fields = ['kind', 'employer', 'where', 'people', 'course', 'measures', 'other', 'knownAt', 'knownBy']

/** 报突发事件: six fields in under a minute, to the level above and the duty desk. */
export default function Report() {
  const [kind, setKind] = useState<EmergencyKind | null>(null)
  const [six, setSix] = useState({ employer: '', where: '', people: '', course: '', measures: '', other: '' })
  const [another, setAnother] = useState(false)
  const [known, setKnown] = useState({ by: '', day: legalDay(serverNow()), time: clockWords(serverNow()) })
  const report = useSubmit(warnings.report, ({ id }) => replace(route('warnings', 'emergency', { id })))
  const { refusal } = report
  const put = (change: Partial<typeof six>) => setSix({ ...six, ...change })
  const ready = kind && six.employer && six.where && six.people && six.course && six.measures
  const run = () => {
    if (!kind) return
    const at = instantOf(known.day, known.time)
    const first = another ? { knownBy: known.by, ...(at !== null && { knownAt: at }) } : {}
    report.run({ kind, ...six, people: Number(six.people), ...first })
  }
  return (
    <Screen title="报突发事件">
      <Card>
        <Choice<EmergencyKind>
          name="kind"
          label="什么情况"
          options={kindOptions}
          value={kind}
          onChange={setKind}
          refusal={refusal}
        />
        {kind === 'accident' && <Notice tone="warn">{accidentLine}</Notice>}
        <Field
          name="employer"
          label="单位"
          value={six.employer}
          onChange={employer => put({ employer })}
          max={60}
          refusal={refusal}
        />
        <Field
          name="where"
          label="时间和地点"
          value={six.where}
          onChange={where => put({ where })}
          max={100}
          placeholder="例如：今天 8 点，南门口"
          refusal={refusal}
        />
        <Field
          name="people"
          label="人数"
          value={six.people}
          onChange={people => put({ people })}
          keyboard="digits"
          max={6}
          refusal={refusal}
        />
        <Field
          name="course"
          label="起因和经过"
          value={six.course}
          onChange={course => put({ course })}
          keyboard="paragraph"
          max={1000}
          refusal={refusal}
        />
        <Field
          name="measures"
          label="已经采取的措施"
          value={six.measures}
          onChange={measures => put({ measures })}
          max={500}
          placeholder="还没有就写：正在赶过去"
          refusal={refusal}
        />
        <Field
          name="other"
          label="其他（可以不填）"
          value={six.other}
          onChange={other => put({ other })}
          max={500}
          refusal={refusal}
        />
        <Check checked={another} onChange={setAnother} label="最早知道的不是我">
          最早知道的不是我
        </Check>
        {another && (
          <>
            <Field
              name="knownBy"
              label="最早知道的人"
              value={known.by}
              onChange={by => setKnown({ ...known, by })}
              max={40}
              refusal={refusal}
            />
            <DateField
              name="knownAt"
              label="哪一天知道的"
              value={known.day}
              onChange={day => setKnown({ ...known, day })}
              refusal={refusal}
            />
            <TimeField
              name="knownTime"
              label="几点知道的"
              value={known.time}
              onChange={time => setKnown({ ...known, time })}
            />
          </>
        )}
        <Small>{reportWords}</Small>
        <Against refusal={refusal} fields={fields} />
        <Button kind="main" icon="siren" disabled={!ready} running={report.running} onTap={run}>
          报给上级和值班室
        </Button>
        <Small>{keptWords}</Small>
      </Card>
    </Screen>
  )
}
