import type { Refusal } from '../../../../kit/refusal'
import { Card } from '../../../../kit/ui/Card'
import { BodyChoice } from '../BodyChoice'
import type { Draft } from './draft'
import { Me, Together } from './Me'
import { Proofs } from './Proofs'
import { What, Whom } from './What'

/** Everything an application says, asked once: the same fills the application for arbitration (调解仲裁法 28). */
export function ApplicationForm({
  draft,
  put,
  refusal,
  filerLabel,
}: {
  draft: Draft
  put(change: Partial<Draft>): void
  refusal: Refusal | null
  filerLabel?: string
}) {
  const same = { draft, put, refusal }
  return (
    <>
      <What {...same} />
      <Whom {...same} />
      <Proofs {...same} />
      <Me {...same} filerLabel={filerLabel} />
      <Together {...same} />
      <Card>
        <BodyChoice
          value={draft.body || null}
          onChange={body => put({ body: body ?? '' })}
          refusal={refusal}
        />
      </Card>
    </>
  )
}
