import type { Context } from '../kit/context'
import type { Case } from './contract'
import { type How, moveCase } from './moving'
import { wholeCase } from './present'
import type { CaseMove } from './procedure'

/** Makes a move and answers the case as its reader sees it afterwards. */
export async function moved(ctx: Context, id: string, name: CaseMove, how?: How): Promise<Case> {
  return wholeCase(ctx, await moveCase(ctx, id, name, how))
}
