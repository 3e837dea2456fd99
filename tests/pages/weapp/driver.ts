import type { Page } from 'playwright-core'
import { launch } from '../chromium'
import type { Door } from './host/browser/main'
import { serveWeapp } from './host/serve'
import type { Answer, Findings, SetDataCall } from './host/settings'
import * as touch from './touch'

export type Weapp = {
  /** The page of the browser that plays the phone. */
  page: Page
  /** Route of the mini-program's page on top, with its query. */
  path(): Promise<string>
  stack(): Promise<string[]>
  /** Touches what carries these words: on the page, in the tab bar, in a sheet or a question of the phone. */
  tap(words: string | RegExp): Promise<void>
  /** Types into the field of this label, placeholder or aria-label, over what was there. */
  type(field: string, value: string): Promise<void>
  /** Takes a choice of a picker, by its words, or sets its date (YYYY-MM-DD) or time (HH:mm). */
  pick(field: string, value: string): Promise<void>
  /** What can be read on the page on top and over it. */
  text(): Promise<string>
  /** Waits until these words can be read; refuses after `ms` with what could be read instead. */
  waitFor(words: string | RegExp, ms?: number): Promise<void>
  /** Touches 返回 in the bar above the page. */
  back(): Promise<void>
  /** Opens a page as a link would, a tab as a tap on it would. */
  navigate(url: string): Promise<void>
  /** Closes every page and opens this one, as a link into the mini-program does. */
  restart(url: string): Promise<void>
  /** Prepares what the person answers when the phone asks, by the API or open-type: scanCode, getPhoneNumber, … */
  answer(api: string, answer: Answer): Promise<void>
  /** Hands the phone to another person: the mini-program starts anew with nothing kept. No token is a stranger. */
  become(token: string | undefined): Promise<void>
  errors(): Promise<string[]>
  unknownApis(): Promise<string[]>
  setDataLog(): Promise<SetDataCall[]>
  close(): Promise<void>
}

export type WeappOptions = {
  /** Folder of the built mini-program. */
  dist: string
  /** Address of the home whose `/call` answers the cloud functions; without it every call fails. */
  gateway?: string
  /** Session of the person holding the phone. */
  token?: string
  /** Page it starts on, with a query; the first of app.json if unsaid. */
  start?: string
  /** 0 takes a free one. */
  port?: number
  width?: number
  height?: number
  colorScheme?: 'light' | 'dark'
}

/** Starts the built mini-program on a phone played by Chromium. */
export async function openWeapp(options: WeappOptions): Promise<Weapp> {
  const {
    dist,
    gateway,
    token,
    start = '',
    port = 0,
    width = 390,
    height = 844,
    colorScheme = 'light',
  } = options
  const serving = await serveWeapp(dist, { url: gateway, token }, start, port)
  const browser = await launch()
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(serving.url)
  let past: Pick<Findings, 'errors' | 'unknownApis' | 'setData'> = {
    errors: [],
    unknownApis: [],
    setData: [],
  }
  const findings = async (): Promise<Findings> => {
    const now = await page.evaluate(() => __weapp.findings())
    return {
      ...now,
      errors: [...past.errors, ...now.errors],
      unknownApis: [...new Set([...past.unknownApis, ...now.unknownApis])],
      setData: [...past.setData, ...now.setData],
    }
  }
  return {
    page,
    path: async () => (await findings()).path,
    stack: async () => (await findings()).stack,
    tap: words => touch.tap(page, words),
    type: (field, value) => touch.type(page, field, value),
    pick: (field, value) => touch.pick(page, field, value),
    text: () => page.locator('body').innerText(),
    waitFor: (words, ms = 60_000) => touch.waitFor(page, words, ms),
    back: () => page.locator('.phone-nav .phone-button').tap(),
    navigate: url => page.evaluate(to => __weapp.open(to), url),
    restart: url => page.evaluate(to => __weapp.restart(to), url),
    answer: (api, answer) =>
      page.evaluate(([to, with_]) => __weapp.answer(to, with_), [api, answer] as const),
    async become(next) {
      const { errors, unknownApis, setData } = await findings()
      past = { errors, unknownApis, setData }
      serving.gateway.token = next
      await page.evaluate(() => localStorage.clear())
      await page.goto(serving.url)
    },
    errors: async () => (await findings()).errors,
    unknownApis: async () => (await findings()).unknownApis,
    setDataLog: async () => (await findings()).setData,
    async close() {
      await browser.close()
      await serving.stop()
    },
  }
}

declare const __weapp: Door
