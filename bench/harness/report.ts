/** What a figure must reach: `atLeast` for how much of the other side's speed, `atMost` for how much more it may cost. */
export type Target = { atLeast: number } | { atMost: number }

export type Report = {
  /** One judged figure; `words` say what was set against what, with the numbers it came from. */
  figure(name: string, ratio: number, target: Target, words: string): void
  /** A number shown beside the figures and not judged. */
  beside(name: string, words: string): void
  short(): number
}

/** A topic measures and reports; it ends within ten minutes on two cores. */
export type Topic = (report: Report) => Promise<void>

/** Prints each line as it is known: `topic/name ratio target ok`, or `short`, with its words under it. */
export function reportTo(print: (line: string) => void, topic: string): Report {
  let short = 0
  return {
    figure(name, ratio, target, words) {
      const [sign, limit, ok] =
        'atLeast' in target
          ? ['>=', target.atLeast, ratio >= target.atLeast]
          : ['<=', target.atMost, ratio <= target.atMost]
      if (!ok) short += 1
      print(`${topic}/${name} ${rounded(ratio)} ${sign}${limit} ${ok ? 'ok' : 'short'}`)
      print(`  ${words}`)
    },
    beside: (name, words) => print(`${topic}/${name} ${words}`),
    short: () => short,
  }
}

const rounded = (ratio: number) => (Number.isInteger(ratio) ? String(ratio) : ratio.toFixed(3))
