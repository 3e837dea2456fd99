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
  if (chromium) counts.push(jest(['pages'], ['--maxWorkers', '1']))
  else if (process.env.CI) counts.push({ passed: 0, failed: 1 })
  close(counts)
}
