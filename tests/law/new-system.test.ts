import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { collectionsOf } from '../../local/collections'
import { contracts } from './contracts'
import { copyOfTree, root } from './tree'

/** Copies a folder and calls everything in it by another name. */
function copyAs(from: string, to: string, names: [old: string, fresh: string][]): void {
  cpSync(from, to, { recursive: true })
  for (const entry of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    const file = join(to, entry)
    if (!statSync(file).isFile()) continue
    const text = names.reduce(
      (changed, [old, fresh]) => changed.replaceAll(old, fresh),
      readFileSync(file, 'utf8'),
    )
    writeFileSync(file, text)
  }
}

test('a copied system appears in the functions, the matrix and app.json with no other file touched', () => {
  const { path } = copyOfTree()
  const names: [string, string][] = [
    ["'circles'", "'crews'"],
    ['circles_', 'crews_'],
    ["'circles.", "'crews."],
  ]
  copyAs(join(root, 'cloudfunctions/circles'), join(path, 'cloudfunctions/crews'), names)
  copyAs(join(root, 'src/systems/circles'), join(path, 'src/systems/crews'), [
    ...names,
    ['cloudfunctions/circles', 'cloudfunctions/crews'],
  ])

  const run = (script: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', '-e', script], { cwd: path, encoding: 'utf8' })
  const built = run("import('./scripts/build/functions.ts').then(m => (m.default ?? m).buildFunctions())")
  expect(built.stderr).toBe('')
  expect(collectionsOf(join(path, 'dist/cloudfunctions')).map(({ name }) => name)).toContain('crews_circles')
  const stated: { system: string; action: string }[] = JSON.parse(
    readFileSync(join(path, 'dist/cloudfunctions/contract.json'), 'utf8'),
  )
  expect(stated.filter(({ system }) => system === 'crews').map(({ action }) => action)).toContain('enter')
  expect(contracts(join(path, 'cloudfunctions')).map(({ system }) => system)).toContain('crews')

  const front = run("import('./scripts/build/taro.ts').then(m => (m.default ?? m).buildFront('weapp'))")
  expect(front.status).toBe(0)
  const app: { subPackages: { root: string; pages: string[] }[] } = JSON.parse(
    readFileSync(join(path, 'dist/weapp/app.json'), 'utf8'),
  )
  expect(app.subPackages.find(({ root }) => root === 'systems/crews')?.pages).toContain('pages/enter/index')
}, 180_000)
