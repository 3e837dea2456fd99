import { useState } from 'react'
import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import type { Refusal } from '../../../../kit/refusal'
import { Field } from '../../../../kit/ui/Field'
import { headHint } from '../../words'

/** Why the body's head acts in a case another has: what is sent with the move, and the field that asks for it. */
export function useBecause({ hand }: Pick<Case, 'hand'>) {
  const [because, setBecause] = useState('')
  const asked = hand === 'head'
  return {
    given: asked ? { because } : {},
    field: (refusal: Refusal | null) =>
      asked && (
        <Field
          name="because"
          label="为什么由你来办"
          value={because}
          onChange={setBecause}
          max={200}
          hint={headHint}
          refusal={refusal}
        />
      ),
  }
}
