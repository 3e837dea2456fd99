import type { Block, Paper } from '../../kit/paper'
import type { PaperKind } from '../store'
import { application, arbitration, authority, confirmation, review } from './applications'
import { paperKinds } from './kinds'
import { acceptance, delivery, failure, inquiry, receipt, refusal, summons, supplement } from './notices'
import { agreement, index, minutes } from './outcomes'
import type { Printing } from './parts'

/** The paper of this kind as this case has it. */
export function paperOf(of: Printing): Paper {
  const { kind, number } = of.paper
  const { title, word } = paperKinds[kind]
  return {
    title,
    number: word === null ? '' : number,
    ...(kind === 'minutes' && { marking: '保密：仅调解员和当事人可以看' }),
    blocks: builders[kind](of),
  }
}

const builders: Record<PaperKind, (of: Printing) => Block[]> = {
  application,
  receipt,
  supplement,
  inquiry,
  acceptance,
  refusal,
  summons,
  minutes,
  agreement,
  failure,
  arbitration,
  review,
  confirmation,
  authority,
  delivery,
  index,
}
