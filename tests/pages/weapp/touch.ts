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

/** Types over what is in the field of this placeholder, aria-label or label. */
export async function type(page: Page, field: string, value: string): Promise<void> {
  const scope = await front(page)
  const named = scope
    .getByPlaceholder(field, { exact: true })
    .or(scope.locator(`:is(input, textarea)[aria-label="${field}"]`))
  await named.or(scope.getByText(field)).filter({ visible: true }).first().waitFor()
  const shown = named.filter({ visible: true })
  const found =
    (await shown.count()) > 0 ? shown.first() : await besideLabel(scope, field, ['input', 'textarea'])
  await found.fill(value)
}

/** Takes a choice of a picker by its words, or sets its date or time. The picker holds the words or follows them. */
export async function pick(page: Page, field: string, value: string): Promise<void> {
  const scope = await front(page)
  await scope.getByText(field).filter({ visible: true }).first().waitFor()
  const around = scope.locator('wx-picker').filter({ hasText: field, visible: true })
  const found = (await around.count()) > 0 ? around.first() : await besideLabel(scope, field, ['wx-picker'])
  await found.tap()
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

/** The first control after the words of a label, whole words before a part of them. */
async function besideLabel(scope: Locator, label: string, kinds: string[]): Promise<Locator> {
  const after = `xpath=following::*[${kinds.map(kind => `self::${kind}`).join(' or ')}][1]`
  for (const exact of [true, false]) {
    const words = scope.getByText(label, { exact }).filter({ visible: true })
    if ((await words.count()) > 0) return words.first().locator(after)
  }
  throw new Error(`no field is called “${label}”`)
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
