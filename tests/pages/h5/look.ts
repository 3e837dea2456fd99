import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

type Look = {
  name: string
  size: { width: number; height: number }
  classes: string
}

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 800 }

/** The ways every page is looked at: a phone and a desk, by day at the usual size and by night at the largest. */
export const looks: readonly [Look, ...Look[]] = [
  { name: '390-light-100', size: phone, classes: 'nj theme-light' },
  { name: '390-dark-200', size: phone, classes: 'nj theme-dark zoom-200' },
  { name: '1280-light-100', size: desk, classes: 'nj theme-light' },
  { name: '1280-dark-200', size: desk, classes: 'nj theme-dark zoom-200' },
]

/** Puts the choices of 我的 on the page that is open. */
export async function wear(page: Page, { classes }: Look): Promise<void> {
  await page.evaluate(worn => {
    document.documentElement.className = worn
    for (const screen of document.querySelectorAll('.nj-screen')) screen.className = `${worn} nj-screen`
  }, classes)
  await page.waitForTimeout(60)
}

/** What one would be ashamed of: sideways scrolling, text its box cuts off, foreign words, ids, what a reader cannot use. */
export async function faultsOf(page: Page): Promise<string[]> {
  const shape = await page.evaluate(() => {
    const faults: string[] = []
    const across = document.scrollingElement?.scrollWidth ?? 0
    if (across > window.innerWidth + 1) faults.push(`scrolls sideways to ${across}`)
    const seen = (one: Element) => one.getClientRects().length > 0
    const inScroller = (one: Element | null): boolean =>
      one !== null &&
      (/(auto|scroll)/.test(getComputedStyle(one).overflowX) && !one.classList.contains('taro_page')
        ? true
        : inScroller(one.parentElement))
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement
      const words = node.textContent?.trim() ?? ''
      if (!holder || words === '' || !seen(holder)) continue
      const said = `“${words.slice(0, 24)}” in .${holder.className}`
      const { overflowX } = getComputedStyle(holder)
      if (overflowX === 'hidden' && holder.scrollWidth > holder.clientWidth + 1) faults.push(`cut: ${said}`)
      const range = document.createRange()
      range.selectNodeContents(node)
      const right = range.getBoundingClientRect().right
      const edge =
        holder.closest('.nj-card, .nj-rail-item, .nj-tap')?.getBoundingClientRect().right ?? window.innerWidth
      if (right > Math.min(edge, window.innerWidth) + 1 && !inScroller(holder))
        faults.push(`outside: ${said}`)
    }
    for (const tap of document.querySelectorAll('.nj-tap')) {
      if (seen(tap) && tap.scrollHeight > tap.clientHeight + 4) faults.push(`crowded: ${tap.textContent}`)
    }
    for (const input of document.querySelectorAll('input')) {
      if (seen(input) && input.scrollWidth > input.clientWidth + 1) faults.push(`cut: input ${input.name}`)
    }
    return faults
  })
  const words = await page.evaluate(() => {
    const hints = [...document.querySelectorAll('input, textarea')]
      .filter(one => one.getClientRects().length > 0)
      .map(one => one.getAttribute('placeholder') ?? '')
    return [document.body.innerText, ...hints].join('\n')
  })
  const { violations } = await page.evaluate(
    (): Promise<AxeResults> => Reflect.get(window, 'axe').run({ resultTypes: ['violations'] }),
  )
  const barred = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    )
  return [...shape, ...foreign(words), ...barred]
}

const known = /^(Excel|Word|PDF|QR|Linux|Chrome|CSV)$/
const code = /\b[a-z]\.[0-9A-Z]{8,12}\b/g

/** Words of another language and bare ids; the codes one copies from under a picture are meant to be read. */
function foreign(text: string): string[] {
  const found = text.replace(code, '').match(/[0-9A-Z]{26}|[A-Za-z]{3,}/g) ?? []
  return [...new Set(found)].filter(word => !known.test(word)).map(word => `not Chinese: ${word}`)
}
