import type { Limit } from '../kit/limits'
import type { Change, Where } from '../kit/store'
import type { Activity } from './store'

/**
 * How the guesses of one person at one door are counted, on the activity itself: what lets somebody in and what counts
 * a wrong guess ask the same document for the same number, so neither gets past the other. `mark` stands for the person.
 * A guess counts in the stretch of time it was made in and in the next, so in no stretch's time are more judged than
 * the limit.
 */
export function guessing(mark: string, { most, windowMs }: Limit, now: number) {
  const stretch = Math.floor(now / windowMs)
  const [here, next] = [fieldOf(stretch, mark), fieldOf(stretch + 1, mark)] as const
  const allowed: Where = { [here]: { not: most } }
  const counting: Change<Activity> = { set: { guessedAt: now }, inc: { [here]: 1, [next]: 1 } }
  return {
    /** Holds while the person may guess. */
    allowed,
    counting,
    /** When the person may guess again, ms; `now` when they may already. */
    again({ guesses }: Activity): number {
      const counted = (at: number) => guesses[at]?.[mark] ?? 0
      if (counted(stretch) < most) return now
      return (stretch + (counted(stretch + 1) < most ? 1 : 2)) * windowMs
    },
  }
}

/** Guesses made before this instant count no more. */
export const guessesForgotten = ({ windowMs }: Limit, now: number) => now - 2 * windowMs

const fieldOf = (stretch: number, mark: string) => `guesses.${stretch}.${mark}` as const
