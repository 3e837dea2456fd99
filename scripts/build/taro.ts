import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = dirname(dirname(__dirname))

/** Builds one face of the mini-program in `folder` into its dist/h5 or dist/weapp; refuses with the compiler's words when it fails. */
export async function buildFront(target: 'h5' | 'weapp', folder = root): Promise<void> {
  const taro = join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const child = spawn(process.execPath, [taro, 'build', '--type', target, '--no-check'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      said += chunk
    })
  }
  const code = await new Promise<number | null>((settle, fail) => {
    child.on('error', fail)
    child.on('close', settle)
  })
  if (code !== 0 || /Compiled with errors|编译失败|× Webpack/i.test(said)) {
    throw new Error(`the ${target} build failed\n${said}`)
  }
  if (target === 'weapp') leaveFunctionsOut(join(folder, 'dist/weapp/project.config.json'))
}

/** Functions lie beside the mini-program and not in it, so that only the project's own folder can name them. */
function leaveFunctionsOut(file: string): void {
  const { cloudfunctionRoot: _, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify(rest, null, 2))
}
