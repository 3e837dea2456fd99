import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './tree'

const { stdout } = spawnSync('git', ['ls-files', 'tests', 'local/seed', 'cloudfunctions'], {
  cwd: root,
  encoding: 'utf8',
})
const sources = stdout
  .split('\n')
  .filter(file => /\.tsx?$/.test(file))
  .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** Where the machine's own clock is read, and for what. */
const reads: Record<string, string> = {
  'tests/law/instants.test.ts': 'names what it looks for',
  'tests/flows/doors/doors.test.ts': 'holds the clock the home shows against the machine’s',
  'tests/pages/clock.ts': 'how far a device’s clock is put ahead',
  'tests/pages/weapp/built.ts': 'how long another process has been building',
  'tests/pages/weapp/soon.ts': 'how long a page may take',
  'tests/pages/h5/activities.test.ts': 'how long a camera shows one picture',
  'cloudfunctions/notices/sweeps.ts': 'how long one sweep works',
  'cloudfunctions/kit/serve.ts': 'the one place where a call learns what time it is',
}

test('no test, seed or example lets the day of the machine decide what a rule says', () => {
  const reading = sources.filter(
    ({ file, text }) =>
      /\bDate\.now\(\)|new Date\(\)/.test(text) && !file.startsWith('tests/conformance/') && !reads[file],
  )
  expect(reading.map(({ file }) => file)).toEqual([])
})

test('a test begins its home at the instant of all tests', () => {
  const own = sources.filter(
    ({ file, text }) =>
      file.startsWith('tests/') &&
      !['tests/home.ts', 'tests/law/instants.test.ts', 'tests/law/imports.test.ts'].includes(file) &&
      !file.startsWith('tests/conformance/') &&
      /\bstartHome\(/.test(text),
  )
  expect(own.map(({ file }) => file)).toEqual([])
})
