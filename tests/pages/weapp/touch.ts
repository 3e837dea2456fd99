import type { Locator, Page } from 'playwright-core'

/** Touches what carries these words; a button before plain text, whole words before a part of them. */
export async function tap(page: Page, words: string | RegExp): Promise<void> {
  const scope = await front(page)
  const found = readable(scope, words)
  await found.first().waitFor()
  const buttons = scope.locator('wx-button, .phone-button, [role="button"], [role="tab"], [role="link"]')
  const whole = typeof words === 'string' ? new RegExp(`^\\s*${escaped(words)}\\s*$`) : words
  for (const choice of [buttons.filter({ hasText: whole, visible: true }), exact(scope, words), found]) {
    if ((await choice.count()) > 0) return choice.first().tap()
  }
}

/** Types over what is in the field of this label, placeholder or aria-label. */
export async function type(page: Page, field: string, value: string): Promise<void> {
  const scope = await front(page)
  const named = scope.getByPlaceholder(field).or(scope.getByLabel(field)).filter({ visible: true })
  const beside = besideLabel(scope, field, 'input, textarea')
  await named.or(beside).first().waitFor()
  await ((await named.count()) > 0 ? named : beside).first().fill(value)
}

/** Takes a choice of a picker by its words, or sets its date or time. */
export async function pick(page: Page, field: string, value: string): Promise<void> {
  const scope = await front(page)
  const around = scope.locator('wx-picker').filter({ hasText: field, visible: true })
  const beside = besideLabel(scope, field, 'wx-picker')
  await around.or(beside).first().waitFor()
  await ((await around.count()) > 0 ? around : beside).first().tap()
  const sheet = page.locator('.phone-sheet').last()
  const day = sheet.locator('input')
  if ((await day.count()) > 0) {
    await day.fill(value)
    await sheet.getByText('确定', { exact: true }).tap()
  } else await sheet.locator('.phone-button').filter({ hasText: value }).first().tap()
}

/** Waits until these words can be read; refuses after `ms` with what could be read instead. */
export async function waitFor(page: Page, words: string | RegExp, ms: number): Promise<void> {
  const shown = page.getByText(words).filter({ visible: true }).first()
  await shown.waitFor({ timeout: ms }).catch(async () => {
    throw new Error(
      `“${words}” did not appear in ${ms} ms; there was:\n${await page.locator('body').innerText()}`,
    )
  })
}

async function front(page: Page): Promise<Locator> {
  const cover = page.locator('.phone-cover')
  return (await cover.count()) > 0 ? cover.last() : page.locator('.phone-view:not([hidden]), .phone-tabs')
}

const readable = (scope: Locator, words: string | RegExp) =>
  scope.getByText(words).or(scope.getByLabel(words)).filter({ visible: true })

const exact = (scope: Locator, words: string | RegExp) =>
  scope
    .getByText(words, { exact: true })
    .or(scope.getByLabel(words, { exact: true }))
    .filter({ visible: true })

const besideLabel = (scope: Locator, label: string, kind: string) =>
  scope
    .locator('wx-view, wx-label')
    .filter({ hasText: label, has: scope.page().locator(kind) })
    .last()
    .locator(kind)
    .filter({ visible: true })

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
