import type { Case, Oversight } from '../../../../cloudfunctions/mediation/contract'
import { refusalOf } from '../../../kit/refusal'
import { mediation } from '../api'

/** A case as the person may see it: whole, or as one who watches over it. */
export type Seen = { whole: Case | null; overseen: Oversight | null }

/** Asks for the case, and for its oversight where it is not the person's own. */
export async function seen(id: string): Promise<Seen> {
  try {
    return { whole: await mediation.case({ case: id }), overseen: null }
  } catch (thrown) {
    const refusal = refusalOf(thrown)
    if (refusal.code !== 'NOT_FOUND') throw refusal
    const overseen = await mediation.oversee({ case: id }).catch(() => null)
    if (!overseen) throw refusal
    return { whole: null, overseen }
  }
}
