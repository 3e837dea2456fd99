import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './tree'

const { stdout } = spawnSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: root, encoding: 'utf8' })
const sources = stdout
  .split('\n')
  .filter(Boolean)
  .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))
const own = sources.filter(({ file }) => !/\.test\.ts$|^tests\//.test(file))

/** Files past 200 lines and why they are one piece. */
const longer: Record<string, string> = {
  'cloudfunctions/kit/contract.ts':
    'one page states how every contract is written: kinds of people, replies, and the fields with their refusals',
  'cloudfunctions/activities/contract.ts': 'a contract is one list; its examples stand beside what they show',
  'cloudfunctions/appeals/contract.ts': 'a contract is one list; its examples stand beside what they show',
  'cloudfunctions/appeals/procedure.ts':
    'the whole course of an appeal is one table, read from top to bottom',
  'cloudfunctions/bodies/contract.ts': 'a contract is one list; its examples stand beside what they show',
  'cloudfunctions/warnings/contract.ts': 'a contract is one list; its examples stand beside what they show',
  'cloudfunctions/circles/contract.ts': 'a contract is one list; its examples stand beside what they show',
  'cloudfunctions/mediation/contract.ts': 'a contract is one list; its examples stand beside what they show',
  'cloudfunctions/mediation/store.ts': 'a case is one document; its shape is read as a whole',
  'cloudfunctions/mediation/procedure.ts':
    'the whole course of a dispute is one table, read from top to bottom',
  'cloudfunctions/members/contract.ts': 'a contract is one list; its examples stand beside what they show',
  'cloudfunctions/roster/contract.ts': 'a contract is one list; its examples stand beside what they show',
  'cloudfunctions/notices/contract.ts': 'a contract is one list; its examples stand beside what they show',
}

test('a file past 200 lines has a reason', () => {
  const long = own.filter(({ text }) => text.split('\n').length > 201).map(({ file }) => file)
  expect(long.filter(file => !longer[file])).toEqual([])
})

test('nothing is typed any and nothing is marked to be done', () => {
  const wrong = sources
    .filter(({ file }) => file !== 'tests/law/sources.test.ts')
    .filter(({ text }) =>
      /[:<] ?any\b(?![ -][a-z])|as any\b|@ts-(ignore|nocheck)|\bTODO\b|\bFIXME\b/.test(text),
    )
    .map(({ file }) => file)
  expect(wrong).toEqual([])
})

test('domain files read no clock and no chance', () => {
  const wrong = own.filter(
    ({ file, text }) =>
      /domain\.ts$/.test(file) && /Date\.now|new Date\(\)|Math\.random|process\.env/.test(text),
  )
  expect(wrong.map(({ file }) => file)).toEqual([])
})

test('words a person reads hold no English', () => {
  const english = own
    .filter(({ file }) => file.endsWith('words.ts') && file.startsWith('src/'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/(?:label|hint|ask|title|what):\s*'([^']*)'/g)]
        .map(found => found[1] ?? '')
        .filter(words => /[A-Za-z]{2,}/.test(words))
        .map(words => `${file}: ${words}`),
    )
  expect(english).toEqual([])
})
