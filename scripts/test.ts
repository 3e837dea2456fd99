import { spawnSync } from 'node:child_process'
import { hostileFor } from '../tests/hostile'
import { bringUpToDate } from './build/current'
import { type Count, close, jest, stillChecks } from './checks'
import { haveChromium } from './chromium'

void test()

/** Everything: builds, types, lint, and all tests; ends with the line `N passed, N failed`. */
async function test(): Promise<void> {
  const chromium = haveChromium()
  const counts: Count[] = []
  try {
    await bringUpToDate(['local', 'cloudfunctions', 'h5', 'weapp'], output =>
      console.log(`building dist/${output}`),
    )
    counts.push({ passed: 1, failed: 0 })
  } catch (error) {
    console.error(error)
    counts.push({ passed: 0, failed: 1 })
  }
  counts.push(...stillChecks())
  counts.push(jest(['unit', 'law', 'conformance', 'flows'], ['--maxWorkers', '2']))
  const [words, at] = hostileFor(commit())
  console.log(`the stories once more at ${words}, ${at}`)
  counts.push(jest(['flows'], ['--maxWorkers', '2', '--testPathPatterns', 'flows/[a-z]+\\.test'], at))
  if (chromium) counts.push(jest(['pages'], ['--maxWorkers', '1']))
  else if (process.env.CI) counts.push({ passed: 0, failed: 1 })
  close(counts)
}

/** What is checked out; empty outside a checkout. */
const commit = () => spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout ?? ''
