import { builtWeapp } from './built'
import { openWeapp, type Weapp } from './driver'

let weapp: Weapp

beforeAll(async () => {
  weapp = await openWeapp({ dist: await builtWeapp() })
}, 300_000)

afterAll(() => weapp?.close())

test('what a page says to a screen reader reaches the phone', async () => {
  await weapp.navigate('/systems/members/pages/find/index')
  await weapp.waitFor('看街道工会')
  const page = await weapp.page.content()
  expect(page).toContain('aria-label="单位、街道或工会的名称"')
  expect(page).toContain('aria-hidden="true"')
})
