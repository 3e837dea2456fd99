import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { setClock } from '../clock'

/** Somebody before a browser: taps and types by the words on the page. */
export type Visitor = {
  page: Page
  go(route: string): Promise<void>
  /** Taps the last visible thing that says these words, a button before mere text. */
  tap(words: string | RegExp): Promise<void>
  type(label: string, value: string): Promise<void>
  sees(words: string | RegExp): Promise<void>
  /** Answers the sheet that asks whether it is really them, with the code in the last text. */
  proves(): Promise<void>
  text(): Promise<string>
  /** Keeps a picture under SCREENS when that folder is named. */
  picture(name: string): Promise<void>
  /** What the browser complained of. */
  complaints: string[]
}

/** Opens the desk or the phone width of the home as one of its people. */
export async function visit(
  browser: Browser,
  url: string,
  token: string | null,
  size = { width: 390, height: 844 },
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await setClock(context)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  if (token) {
    const name = `niangjia-${new URL(url).port}`
    await context.addCookies([{ name, value: token, url, httpOnly: true, sameSite: 'Strict' }])
    await page.addInitScript(() => localStorage.setItem('niangjia.session', JSON.stringify({ data: 'yes' })))
  }
  const tap = async (words: string | RegExp) => {
    const button = page.getByRole('button', { name: words }).filter({ visible: true })
    const anything = page.getByText(words).filter({ visible: true })
    await button.or(anything).last().waitFor()
    await ((await button.count()) > 0 ? button : anything).last().click()
  }
  const visible = (locator: Locator) => locator.filter({ visible: true }).last()
  return {
    page,
    complaints,
    async go(route) {
      await page.goto(`${url}/#${route}`)
      await page.reload()
      await page.waitForLoadState('networkidle')
    },
    tap,
    type: (label, value) => visible(page.locator('input, textarea').and(page.getByLabel(label))).fill(value),
    async proves() {
      const sheet = page.getByRole('dialog', { name: '先确认是你本人' }).filter({ visible: true })
      await sheet.getByText(/已发到你的手机/).waitFor()
      const sent: { text?: string }[] = await (await fetch(`${url}/outbox`)).json()
      const text = sent.find(one => one.text?.includes('确认是你本人'))?.text ?? ''
      await sheet.locator('input').fill(text.match(/\d{6}/)?.[0] ?? '')
      await tap('确认是我')
      await sheet.waitFor({ state: 'hidden' })
    },
    sees: words => visible(page.getByText(words)).waitFor(),
    text: () => page.locator('body').innerText(),
    async picture(name) {
      const folder = process.env.SCREENS
      if (!folder) return
      mkdirSync(folder, { recursive: true })
      await page.waitForTimeout(300)
      await page.screenshot({ path: join(folder, `${name}-${size.width}.png`) })
    },
  }
}
