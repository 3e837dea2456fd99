import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

/** Draws the tab pictures the phone's own tab bar needs as PNG (81 px square) from the icon set. */
const tabs = { home: 'house', messages: 'message-circle', services: 'layout-grid', me: 'user-round' }
const colors = { '': '#55585E', '-on': '#C4161C' }
const root = dirname(__dirname)
const folder = join(root, 'src', 'assets', 'tabs')
const { resolve } = createRequire(join(root, 'package.json'))

void draw()

async function draw() {
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
  for (const [tab, icon] of Object.entries(tabs)) {
    for (const [suffix, color] of Object.entries(colors)) {
      const svg = readFileSync(resolve(`lucide-static/icons/${icon}.svg`), 'utf8')
        .replace(/width="24"/, 'width="57"')
        .replace(/height="24"/, 'height="57"')
        .replace('currentColor', color)
        .replace('stroke-width="2"', 'stroke-width="1.75"')
      await page.setContent(`<body style="margin:12px;background:transparent">${svg}</body>`)
      writeFileSync(join(folder, `${tab}${suffix}.png`), await page.screenshot({ omitBackground: true }))
    }
  }
  await browser.close()
}
