import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './build/discover'

export type Count = { passed: number; failed: number }

/** Runs one of the project's own tools to its end and counts it as one check; its output is shown as it comes. */
export function tool(name: string, args: string[]): Count {
  const began = Date.now()
  const bin = join(root, 'node_modules', name)
  const { status } = spawnSync(process.execPath, [bin, ...args], { cwd: root, stdio: 'inherit' })
  const ok = status === 0
  console.log(
    `${ok ? 'ok' : 'FAILED'} ${[name, ...args].join(' ')} (${Math.round((Date.now() - began) / 1000)} s)`,
  )
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
}

/** Types of the back, of the front alone and of its configuration, lint and format. */
export const stillChecks = (): Count[] => [
  tool('typescript/bin/tsc', ['--noEmit', '-p', '.']),
  tool('typescript/bin/tsc', ['--noEmit', '-p', 'src']),
  tool('typescript/bin/tsc', ['--noEmit', '-p', 'config']),
  tool('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
]

/** Runs jest on some of its projects, at an instant where one is given, and counts its tests; a suite that cannot run counts as one that failed. */
export function jest(projects: string[], args: string[] = [], at?: string): Count {
  const report = join(mkdtempSync(join(tmpdir(), 'niangjia-jest-')), 'report.json')
  const { status } = runJest(['--selectProjects', ...projects, '--json', '--outputFile', report, ...args], at)
  try {
    const found: { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number } =
      JSON.parse(readFileSync(report, 'utf8'))
    const failed = found.numFailedTests + found.numRuntimeErrorTestSuites
    return { passed: found.numPassedTests, failed: status === 0 ? failed : Math.max(1, failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Prints the sum on a line of its own and sets the exit code by it. */
export function close(counts: readonly Count[]): void {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
  console.log(`${passed} passed, ${failed} failed`)
}

function runJest(args: string[], at?: string) {
  return spawnSync(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...(at && { TEST_AT: at }) },
  })
}
