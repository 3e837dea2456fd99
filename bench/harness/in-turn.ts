const rounds = 5
const turns = 3

/** What one side needed for the same piece of work, ms. */
export type Side = () => Promise<number>

/**
 * Runs both sides in turn, A B A B …, after one of each to warm up. Five rounds of three turns a side: what else the
 * machine does meets both. Answers the median of the rounds' ratios a : b, and each side's median turn, ms.
 */
export async function inTurn(a: Side, b: Side): Promise<{ ratio: number; a: number; b: number }> {
  await a()
  await b()
  const measured: { a: number; b: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const sum = { a: 0, b: 0 }
    for (let turn = 0; turn < turns; turn += 1) {
      sum.a += await a()
      sum.b += await b()
    }
    measured.push(sum)
  }
  return {
    ratio: median(measured.map(round => round.a / round.b)),
    a: median(measured.map(round => round.a / turns)),
    b: median(measured.map(round => round.b / turns)),
  }
}

function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}
