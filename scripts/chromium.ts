import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from '../tests/pages/chromium'

/** Whether page tests can run: a Chromium is there, or could be installed by apt; else one line says what is missing. */
export function haveChromium(): boolean {
  if (findChromium()) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('installing Chromium and Chinese fonts by apt')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { stdio: 'ignore', env })
    if (findChromium()) return true
  }
  console.log(
    '没有找到 Chromium，页面测试不跑。 No Chromium: install it or set CHROMIUM=<path> for the page tests.',
  )
  return false
}
