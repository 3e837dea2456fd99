/** A code that changes by itself holds for 10 s. */
export const doorStepMs = 10_000

export const doorStep = (instant: number) => Math.floor(instant / doorStepMs)

/** Whether the code is of this step or one beside it; `old` if it was shown within the last ten minutes. */
export function judgeCode(
  code: string,
  now: number,
  digitsAt: (step: number) => string,
): 'good' | 'old' | 'wrong' {
  const step = doorStep(now)
  const shows = (at: number) => code === digitsAt(at) || code === sceneCode(digitsAt(at))
  if ([0, -1, 1].some(offset => shows(step + offset))) return 'good'
  for (let back = 2; back <= 60; back += 1) if (shows(step - back)) return 'old'
  return 'wrong'
}

/** Whether the code is of this step or one beside it, by the same work whatever the code is. */
export function showsNow(code: string, now: number, digitsAt: (step: number) => string): boolean {
  const step = doorStep(now)
  const shown = [-1, 0, 1].map(offset => digitsAt(step + offset))
  return shown.flatMap(digits => [digits, sceneCode(digits)]).filter(one => one === code).length > 0
}

/** Six digits as four characters, so that a scene of 32 holds an id too. */
export const sceneCode = (digits: string) => Number(digits).toString(32).toUpperCase().padStart(4, '0')
