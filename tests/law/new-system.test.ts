import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faults } from '../../cloudfunctions/kit/procedure/faults'
import { collectionsOf } from '../../local/collections'
import { contracts } from './contracts'
import { copyOfTree } from './tree'

const { path } = copyOfTree()

/** Runs one of the project's own tools in the copy; answers what it said when it failed. */
function failing(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: path, encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}`.slice(-4000)
}

const tool = (name: string, ...args: string[]) => failing(join('node_modules', name), ...args)
const script = (...args: string[]) => failing('--import', 'tsx', ...args)
const newSystem = (...args: string[]) => script('scripts/new-system.ts', ...args)
const run = (build: string) => script('-e', build)

const before = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(own)

function own(file: string): boolean {
  return !file.startsWith('node_modules')
}

beforeAll(() => {
  expect(newSystem('loans', '小额借款')).toBe('')
}, 300_000)

test('a new system is two folders and the page of its procedure, and touches no other file', () => {
  const now = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(own)
  const fresh = now.filter(file => !before.includes(file))
  const elsewhere = fresh.filter(
    file => !/^(cloudfunctions|src\/systems)\/loans(\/|$)/.test(file.replaceAll('\\', '/')),
  )
  expect(elsewhere.filter(file => /\.\w+$/.test(file))).toEqual([
    join('docs/procedures', 'loans-loansCourse.md'),
  ])
})

test.each([
  ['circles', '联系圈二', 'cloudfunctions/circles exists'],
  ['Loans', '小额借款', 'letters a-z'],
  ['../loans', '小额借款', 'letters a-z'],
  ['kit', '小额借款', 'no system'],
  ['repairs', 'Repairs', 'Chinese'],
])('%s %s is refused and nothing is written', (name, title, why) => {
  expect(newSystem(name, title)).toContain(why)
  expect(existsSync(join(path, 'src/systems', name, 'api.ts'))).toBe(name === 'circles')
})

test('its types, its style and its imports are in order', () => {
  expect(tool('typescript/bin/tsc', '--noEmit', '-p', '.')).toBe('')
  expect(tool('typescript/bin/tsc', '--noEmit', '-p', 'src')).toBe('')
  expect(tool('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', 'cloudfunctions', 'src')).toBe('')
  const cruise = 'dependency-cruiser/bin/dependency-cruise.mjs'
  expect(tool(cruise, '--config', '.dependency-cruiser.cjs', 'src', 'cloudfunctions')).toBe('')
}, 300_000)

test('its procedure has no faults', () => {
  const { loansCourse } = require(join(path, 'cloudfunctions/loans/procedure.ts'))
  const law: { name: string }[] = require(join(path, 'cloudfunctions/kit/law.json'))
  expect(
    faults(
      loansCourse,
      law.map(({ name }) => name),
    ),
  ).toEqual([])
})

test('the functions, the matrix and app.json have it', () => {
  expect(run("import('./scripts/build/functions.ts').then(m => (m.default ?? m).buildFunctions())")).toBe('')
  expect(collectionsOf(join(path, 'dist/cloudfunctions')).map(({ name }) => name)).toContain('loans_matters')
  const stated: { system: string; action: string }[] = JSON.parse(
    readFileSync(join(path, 'dist/cloudfunctions/contract.json'), 'utf8'),
  )
  const actions = stated.filter(({ system }) => system === 'loans').map(({ action }) => action)
  expect(actions).toEqual(
    expect.arrayContaining(['form', 'file', 'mine', 'one', 'worklist', 'finish', 'withdraw']),
  )
  expect(contracts(join(path, 'cloudfunctions')).map(({ system }) => system)).toContain('loans')

  expect(run("import('./scripts/build/taro.ts').then(m => (m.default ?? m).buildFront('weapp'))")).toBe('')
  const app: { subPackages: { root: string; pages: string[] }[] } = JSON.parse(
    readFileSync(join(path, 'dist/weapp/app.json'), 'utf8'),
  )
  const pages = app.subPackages.find(({ root }) => root === 'systems/loans')?.pages
  expect(pages).toEqual(expect.arrayContaining(['pages/file/index', 'pages/worklist/index']))
}, 300_000)

test('everybody calls its actions and tries its moves in every state as the laws say', () => {
  const laws = ['--selectProjects', 'law', '--testPathPatterns', 'law/(matrix|moves)', '-t', '^loans']
  const args = ['node_modules/jest/bin/jest.js', ...laws, '--maxWorkers', '1']
  const { stderr } = spawnSync(process.execPath, args, { cwd: path, encoding: 'utf8' })
  expect(stderr).toMatch(/^Tests: .*skipped, \d{2} passed/m)
}, 300_000)

test('what is of a class is read by its readers alone', () => {
  cpSync(join(__dirname, 'inside-words.ts.txt'), join(path, 'tests/flows/inside-words.test.ts'))
  const args = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    'flows',
    '--testPathPatterns',
    'inside-words',
  ]
  const { stderr } = spawnSync(process.execPath, args, { cwd: path, encoding: 'utf8' })
  expect(stderr).toMatch(/^Tests: +1 passed/m)
}, 300_000)
