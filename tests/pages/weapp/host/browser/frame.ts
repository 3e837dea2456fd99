import type { WindowStyle } from '../package/read'
import { settings } from './given'
import { button, make } from './sheet'

/** What the phone draws around a page. */
export type Around = { title: string; canGoBack: boolean; tab: string | undefined; style: WindowStyle }

const nav = make('div', 'phone-nav')
const views = make('div', 'phone-views')
const tabs = make('div', 'phone-tabs')
let shown: Around | undefined
let tabsHidden = false

/** Draws the phone into the document; the program's pages go into what it answers. */
export function drawPhone(css: string, moves: { back(): void; tab(path: string): void }): HTMLElement {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  document.body.append(nav, views, tabs)
  nav.append(button('返回', moves.back), make('div', 'phone-title'))
  const bar = settings.tabBar
  for (const { pagePath, text, iconPath } of bar?.list ?? []) {
    const item = button(text, () => moves.tab(pagePath))
    item.dataset.path = pagePath
    if (iconPath) {
      const icon = document.createElement('img')
      icon.alt = ''
      icon.className = 'phone-icon'
      item.prepend(icon)
    }
    tabs.append(item)
  }
  new ResizeObserver(() => {
    document.body.style.setProperty('--vh', `${views.clientHeight / 100}px`)
  }).observe(views)
  return views
}

/** Shows the bars as the page on top has them. */
export function showAround(around: Around): void {
  shown = around
  const { title, canGoBack, tab, style } = around
  nav.hidden = style.navigationStyle === 'custom'
  nav.style.background = themed(style.navigationBarBackgroundColor) || '#000'
  nav.style.color = themed(style.navigationBarTextStyle) === 'black' ? '#000' : '#fff'
  nav.querySelector('.phone-button')?.toggleAttribute('hidden', !canGoBack)
  const words = nav.querySelector('.phone-title')
  if (words) words.textContent = title
  tabs.hidden = tab === undefined || tabsHidden
  views.style.background = themed(style.backgroundColor) || '#fff'
  tabs.style.background = themed(settings.tabBar?.backgroundColor)
  for (const item of tabs.querySelectorAll<HTMLElement>('.phone-button'))
    markTab(item, item.dataset.path === tab)
}

/** The title in the bar, until the page changes. */
export function showTitle(title: string): void {
  if (shown) showAround({ ...shown, title })
}

/** Hides or shows the tab bar. */
export function hideTabs(hidden: boolean): void {
  tabsHidden = hidden
  if (shown) showAround(shown)
}

/** A few characters at a tab, or nothing. */
export function badge(index: number, words: string): void {
  const item = tabs.children[index]
  item?.querySelector('.phone-badge')?.remove()
  if (words) item?.append(make('span', 'phone-badge', words))
}

const night = matchMedia('(prefers-color-scheme: dark)')
night.addEventListener('change', () => shown && showAround(shown))

function themed(colour = ''): string {
  return colour.startsWith('@')
    ? (settings.themes[night.matches ? 'dark' : 'light'][colour.slice(1)] ?? '')
    : colour
}

function markTab(item: HTMLElement, current: boolean): void {
  const bar = settings.tabBar
  const own = bar?.list.find(({ pagePath }) => pagePath === item.dataset.path)
  item.style.color = themed(current ? bar?.selectedColor : bar?.color)
  item.setAttribute('aria-current', current ? 'page' : 'false')
  const path = (current && own?.selectedIconPath) || own?.iconPath
  const icon = item.querySelector('img')
  if (icon && path) icon.src = `/${path}`
}
