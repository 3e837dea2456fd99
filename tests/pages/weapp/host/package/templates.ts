import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { MiniProgram } from './read'

/** Compiles every WXML and WXS file into one expression that yields the templates by path; refuses what does not parse. */
export function compileTemplates({ root, files }: MiniProgram): string {
  const group = new TmplGroup()
  for (const file of files) {
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -4), readFileSync(join(root, file), 'utf8'))
  }
  for (const file of files) {
    if (!file.endsWith('.wxml')) continue
    const found: Warning[] = group.addTmpl(
      file.slice(0, -5),
      colonEvents(readFileSync(join(root, file), 'utf8')),
    )
    const bad = found.find(warning => warning.isError)
    if (bad) throw new Error(`${file}:${bad.startLine}: ${bad.message}`)
  }
  const compiled = group.getTmplGenObjectGroups()
  group.free()
  return compiled
}

type Warning = { isError: boolean; message: string; startLine: number }

const colonEvents = (wxml: string) =>
  wxml.replace(/(\s)(capture-bind|capture-catch|mut-bind|bind|catch)([a-z]\w*=)/g, '$1$2:$3')
