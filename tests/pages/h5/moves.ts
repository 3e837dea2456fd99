import type { Visitor } from './visitor'

/** Touches a button of exactly this name, in the sheet if one is open. */
export async function press({ page }: Visitor, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).filter({ visible: true }).last().click()
}

/** Begins a move from the bar, or from those that are folded. */
export async function move(visitor: Visitor, name: string): Promise<void> {
  const bar = visitor.page.getByRole('region', { name: '现在能做的' })
  await bar.filter({ visible: true }).last().waitFor()
  const there = bar.getByRole('button', { name, exact: true }).filter({ visible: true })
  // The bar may still be the one from before the last move.
  await there
    .last()
    .waitFor({ timeout: 1500 })
    .catch(() => undefined)
  if ((await there.count()) === 0) {
    await press(visitor, '更多')
    await visitor.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  } else await there.last().click()
}

/** Waits until the head of the case says this state. */
export const stands = ({ page }: Visitor, state: string) =>
  page.locator('.nj-card:has(.nj-title) .nj-tag', { hasText: state }).filter({ visible: true }).waitFor()

/** Waits until the open sheet has gone. */
export async function closed({ page }: Visitor): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Chooses a file where the browser asks for one. */
export async function choose(visitor: Visitor, button: string, name: string): Promise<void> {
  const asked = visitor.page.waitForEvent('filechooser')
  await press(visitor, button)
  const mimeType = name.endsWith('png') ? 'image/png' : 'application/pdf'
  await (await asked).setFiles({ name, mimeType, buffer: Buffer.from(`%PDF-1.4 ${name}`) })
  await visitor.page.getByText('正在上传').waitFor({ state: 'detached' })
}

/** How many lines were drawn: no hand draws the same twice. */
let drawn = 0

/** Draws a line on the place to sign, each time another. */
export async function draw({ page }: Visitor): Promise<void> {
  const pad = page.locator('canvas.nj-pad').last()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no place to sign')
  await page.mouse.move(box.x + 30, box.y + 90)
  await page.mouse.down()
  drawn += 1
  for (let i = 1; i <= 12; i += 1)
    await page.mouse.move(box.x + 30 + i * 15, box.y + 90 - (i % 3) * (20 + drawn))
  await page.mouse.up()
}
