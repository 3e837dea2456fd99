import { withFolder } from '../harness/folder'
import { inTurn } from '../harness/in-turn'
import { built, type Program, startProgram } from '../harness/program'
import type { Report, Topic } from '../harness/report'
import type { Answered, CasesAsked, CasesGiven, Swept } from '../programs/cases'

const due = 1000
const rounds = 5

/** Other side: the same sweep and the same pages with a hundred times fewer cases waiting. */
export const many: Topic = report =>
  withFolder(few =>
    withFolder(async lots => {
      const thousands = await startCases({ data: few, waiting: 10_000, due })
      const millions = await startCases({ data: lots, waiting: 1_000_000, due })
      await sweeps(report, millions, thousands)
      await pages(report, millions, thousands)
      await thousands.stop()
      await millions.stop()
    }),
  )

const startCases = (given: Omit<CasesGiven, 'dist'>) => startProgram('cases', { ...given, dist: built })

async function sweeps(report: Report, millions: Program, thousands: Program): Promise<void> {
  const whole = { millions: { ms: 0, read: 0, passed: 0 }, thousands: { ms: 0, read: 0, passed: 0 } }
  const some = async (of: Program, sum: Swept) => {
    const { ms, read, passed } = await of.ask<Swept>({ kind: 'sweep', cases: due / rounds })
    sum.ms += ms
    sum.read += read
    sum.passed += passed
  }
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] =
      round % 2 === 0 ? (['millions', 'thousands'] as const) : (['thousands', 'millions'] as const)
    for (const side of [first, second]) await some(side === 'millions' ? millions : thousands, whole[side])
  }
  const { millions: a, thousands: b } = whole
  if (a.passed !== due || b.passed !== due) throw new Error(`${a.passed} and ${b.passed} were passed up`)
  const each = ({ ms, passed }: Swept) => ms / passed
  const words = `${each(a).toFixed(1)} ms a case due among 1,000,000 waiting, ${each(b).toFixed(1)} ms among 10,000`
  report.figure('sweep', each(a) / each(b), { atMost: 1.3 }, words)
  report.figure('sweep-reads', a.read / due, { atMost: 1.2 }, `${a.read} cases read for ${due} due`)
}

async function pages(report: Report, millions: Program, thousands: Program): Promise<void> {
  const calls = 100
  const page = (of: Program) => async () => {
    const asked: CasesAsked = { kind: 'call', action: 'worklist', input: { list: 'level' }, calls }
    return (await of.ask<Answered>(asked)).ms
  }
  const { ratio, a, b } = await inTurn(page(millions), page(thousands))
  const words = `first page in ${a.toFixed(2)} ms among 1,000,000 cases, ${b.toFixed(2)} ms among 10,000`
  report.figure('worklist', ratio, { atMost: 1.3 }, words)
  const one: CasesAsked = { kind: 'call', action: 'case', input: { case: 'case-0500000' }, calls: 20 }
  const { trips } = await millions.ask<Answered>(one)
  report.figure('case-trips', trips, { atMost: 3 }, 'database round trips to open a case')
}
