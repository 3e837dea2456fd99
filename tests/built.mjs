import { spawnSync } from 'node:child_process'

/** Before tests that run what is built: builds the functions and the local cloud if their sources changed. */
export default function bringBackUpToDate() {
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', 'build', 'back'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the functions and the local cloud cannot be built')
}
