import type { UnionGiven } from '../programs/union'
import { built, type Program, startProgram } from './program'

/** A union of this size, running, and senders with the real SDK pointed at it. */
export async function startUnion(
  given: Omit<UnionGiven, 'dist'>,
): Promise<{ union: Program; bare: Program; stop(): Promise<void> }> {
  const union = await startProgram('union', { ...given, dist: built })
  const { env } = await union.ask<{ env: Record<string, string> }>({ kind: 'where' })
  const bare = await startProgram('bare-senders', {}, env)
  return {
    union,
    bare,
    async stop() {
      await bare.stop()
      await union.stop()
    },
  }
}
