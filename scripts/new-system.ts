import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tool } from './checks'
import { documents } from './procedures'

newSystem(process.argv.slice(2))

/** Writes a whole working system: its function, its pages and the page of its procedure; changes no file that is there. */
function newSystem([name = '', title = '']: string[]): void {
  const refusal = refusalOf(name, title)
  if (refusal) {
    console.error(refusal)
    process.exitCode = 1
    return
  }
  const templates = join(__dirname, 'new-system')
  for (const [part, into] of [
    ['cloudfunctions', join('cloudfunctions', name)],
    ['src/systems', join('src/systems', name)],
  ] as const) {
    for (const file of filesIn(join(templates, part))) {
      const text = readFileSync(join(templates, part, file), 'utf8')
      write(join(into, file.replace(/\.txt$/, '')), filled(text, name, title))
    }
  }
  for (const [file, text] of documents()) {
    if (file.startsWith(`${name}-`)) write(join('docs/procedures', file), text)
  }
  const folders = [`cloudfunctions/${name}`, `src/systems/${name}`]
  if (tool('@biomejs/biome/bin/biome', ['check', '--write', ...folders]).failed > 0) process.exitCode = 1
}

function refusalOf(name: string, title: string): string | null {
  if (!/^[a-z]{2,20}$/.test(name)) return 'a system is named by 2 to 20 letters a-z'
  if (name === 'kit' || name === 'common') return `${name} is no system`
  if (!/^[\u4e00-\u9fff]{2,12}$/.test(title)) return 'a system is called by 2 to 12 Chinese characters'
  const there = [join('cloudfunctions', name), join('src/systems', name)].find(folder => existsSync(folder))
  return there ? `${there} exists` : null
}

function filled(template: string, name: string, title: string): string {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Matter`
  return template
    .replaceAll('__NAME__', name)
    .replaceAll('__TITLE__', title)
    .replaceAll('__TYPE__', type)
    .replaceAll('__CAMEL__', `${name}Course`)
}

function filesIn(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return found.filter(file => statSync(join(folder, file)).isFile())
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(file)
}
