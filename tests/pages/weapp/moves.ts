import type { Weapp } from './driver'

/** Touches a button of the sheet that is open. */
export const inSheet = ({ page }: Weapp, words: string) =>
  page
    .locator('.nj-sheet .nj-button, .nj-sheet .nj-choice')
    .filter({ hasText: new RegExp(`^\\s*${words}\\s*$`), visible: true })
    .first()
    .tap()

/** Waits until the open sheet has gone. */
export const closed = ({ page }: Weapp) =>
  page.locator('.nj-sheet').filter({ visible: true }).waitFor({ state: 'detached' })

/** Begins a move from the bar at the bottom, or from those that are folded. */
export async function move(weapp: Weapp, words: string): Promise<void> {
  const bar = weapp.page.locator('.phone-view:not([hidden]) .nj-moves .nj-button')
  await bar.first().waitFor()
  const exact = bar.filter({ hasText: new RegExp(`^\\s*${words}\\s*$`) })
  // The bar may still be the one from before the last move.
  await exact
    .first()
    .waitFor({ timeout: 1500 })
    .catch(() => undefined)
  if ((await exact.count()) > 0) return exact.first().tap()
  await bar.filter({ hasText: '更多' }).first().tap()
  await inSheet(weapp, words)
}

/** Gives the phone a file of its own to choose when a page asks for one. */
export async function offerFile(weapp: Weapp, name: string, content: Uint8Array): Promise<void> {
  const path = await weapp.page.evaluate(
    bytes => URL.createObjectURL(new Blob([Uint8Array.from(bytes)])),
    [...content],
  )
  const file = { name, size: content.byteLength, path, type: 'file', time: 0 }
  await weapp.answer('chooseMessageFile', { ok: { tempFiles: [file] } })
}
