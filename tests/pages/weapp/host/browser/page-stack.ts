import { backed } from './backend'
import { type Around, showAround } from './frame'
import { settings } from './given'
import { requireScript } from './realm'
import { note, record } from './record'
import { createPage, loadUnit } from './units'

type PageRoot = ReturnType<typeof createPage>
type Instance = ReturnType<PageRoot['get']>
type Open = {
  path: string
  query: string
  instance: Instance
  root: PageRoot
  view: HTMLElement
  style: HTMLStyleElement
  title: string
}

const stack: Open[] = []
const keptTabs = new Map<string, Open>()
let views: HTMLElement | undefined

/** Says where pages are drawn. */
export function drawPagesIn(place: HTMLElement): void {
  views = place
}

/** The instances of the open pages, the one on top last: `getCurrentPages`. */
export const openPages = (): Instance[] => stack.map(({ instance }) => instance)

/** Routes of the open pages with their queries. */
export const openRoutes = (): string[] => stack.map(({ path, query }) => (query ? `${path}?${query}` : path))

/** Puts a new page on top; refuses beyond ten, an unknown page and a tab. */
export function push(url: string): void {
  const { path, query } = known(url)
  if (isTab(path)) throw new Error('can not navigateTo a tabbar page')
  if (stack.length >= 10) throw new Error('webview count limit exceed')
  call(top(), 'onHide')
  enter(path, query)
}

/** Puts a new page in the place of the one on top; refuses an unknown page and a tab. */
export function replace(url: string): void {
  const { path, query } = known(url)
  if (isTab(path)) throw new Error('can not redirectTo a tabbar page')
  leave(stack.pop())
  enter(path, query)
}

/** Shows a tab as it was left, and closes every page that is no tab; refuses what is no tab. */
export function toTab(url: string): void {
  const { path } = known(url)
  if (!isTab(path)) throw new Error('can not switch to non-TabBar page')
  if (top()?.path === path && stack.length === 1) return
  if (top() && isTab(top()?.path ?? '')) call(top(), 'onHide')
  for (const open of stack.splice(0).reverse()) if (!isTab(open.path)) leave(open)
  const kept = keptTabs.get(path)
  if (kept) {
    stack.push(kept)
    arrange()
    call(kept, 'onShow')
  } else enter(path, '')
}

/** Closes everything and opens one page. */
export function restart(url: string): void {
  const { path, query } = known(url)
  const all = new Set([...stack.splice(0), ...keptTabs.values()])
  keptTabs.clear()
  for (const open of all) leave(open)
  enter(path, query)
}

/** Goes back; the first page stays. */
export function back(delta: number): void {
  if (stack.length < 2) throw new Error('cannot navigate back at first page.')
  const from = Math.max(1, stack.length - delta)
  for (const open of stack.splice(from).reverse()) leave(open)
  arrange()
  call(top(), 'onShow')
}

/** Title, bars and style of the page on top changed. */
export function retitle(title: string): void {
  const open = top()
  if (open) open.title = title
}

const top = (): Open | undefined => stack.at(-1)

const isTab = (path: string) => settings.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false

function known(url: string): { path: string; query: string } {
  const [route = '', query = ''] = url.split('?')
  const parts = route.startsWith('/') ? [] : (top()?.path ?? '').split('/').slice(0, -1)
  for (const part of route.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  const path = parts.join('/')
  if (!settings.pages.includes(path)) throw new Error(`page "${path}" is not found`)
  return { path, query }
}

function enter(path: string, query: string): void {
  loadUnit(path, requireScript)
  const root = createPage(path)
  const instance = root.get()
  measured(instance, path)
  const options = Object.fromEntries(
    query
      .split('&')
      .filter(Boolean)
      .map(pair => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]),
  )
  Object.assign(instance, { route: path, __route__: path, options })
  const view = document.createElement('div')
  view.className = 'phone-view'
  const scroller = document.createElement('div')
  scroller.className = 'phone-scroller'
  const placeholder = document.createElement('div')
  scroller.append(placeholder)
  view.append(scroller)
  views?.append(view)
  const style = document.createElement('style')
  style.textContent = settings.styles[path] ?? ''
  document.head.append(style)
  const config = settings.units[path]
  const title = config?.navigationBarTitleText ?? settings.window.navigationBarTitleText ?? ''
  const open = { path, query, instance, root, view, style, title }
  stack.push(open)
  if (isTab(path)) keptTabs.set(path, open)
  arrange()
  scroller.addEventListener('scroll', () => scrolled(open, scroller))
  call(open, 'onLoad', options)
  call(open, 'onShow')
  root.attach(backed(scroller), backed(placeholder))
  setTimeout(() => call(open, 'onReady'))
}

function leave(open: Open | undefined): void {
  if (!open) return
  call(open, 'onUnload')
  open.root.release()
  open.view.remove()
  open.style.remove()
}

function arrange(): void {
  const open = top()
  for (const one of [...stack, ...keptTabs.values()]) {
    const shown = one === open
    one.view.hidden = !shown
    one.style.disabled = !shown
  }
  if (open) showAround(around(open))
}

function around({ path, title }: Open): Around {
  return {
    title,
    canGoBack: stack.length > 1,
    tab: isTab(path) ? path : undefined,
    style: { ...settings.window, ...settings.units[path] },
  }
}

function call(open: Open | undefined, lifetime: string, given?: object): void {
  const method: unknown = open && Reflect.get(open.instance, lifetime)
  if (typeof method !== 'function') return
  try {
    method.call(open?.instance, given)
  } catch (error) {
    note(error, `${open?.path} ${lifetime}`)
  }
}

function scrolled(open: Open, { scrollTop, scrollHeight, clientHeight }: HTMLElement): void {
  call(open, 'onPageScroll', { scrollTop })
  const near = scrollHeight - scrollTop - clientHeight <= 50
  if (near && open.view.dataset.near !== 'true') call(open, 'onReachBottom')
  open.view.dataset.near = String(near)
}

function measured(instance: Instance, page: string): void {
  const plain = instance.setData.bind(instance)
  instance.setData = (data: object, done?: () => void) => {
    const crossing = JSON.stringify(data)
    record.setData.push({
      page,
      bytes: new TextEncoder().encode(crossing).length,
      paths: Object.keys(data).length,
    })
    plain(JSON.parse(crossing), done)
  }
}
