import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const root = join(__dirname, '../..')

const files = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'babel.config.js',
  'biome.json',
  'project.config.json',
  '.gitignore',
  'jest.config.mjs',
  '.dependency-cruiser.cjs',
]

/** A copy of the sources in a folder of its own, with the packages of this one, to change at will. */
export function copyOfTree(): { path: string; write(file: string, text: string): void } {
  const path = mkdtempSync(join(tmpdir(), 'niangjia-tree-'))
  for (const part of ['src', 'cloudfunctions', 'config', 'local', 'scripts', 'bench', 'tests']) {
    cpSync(join(root, part), join(path, part), { recursive: true })
  }
  for (const file of files) cpSync(join(root, file), join(path, file))
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'), 'junction')
  return {
    path,
    write(file, text) {
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), text)
    },
  }
}
