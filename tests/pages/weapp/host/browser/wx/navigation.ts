import * as pages from '../page-stack'
import { type Asked, ask } from './ask'

const move = (name: string, run: (url: string) => void) => (asked: Asked) =>
  ask(name, asked, () => run(String(asked.url ?? '')))

/** Ways between pages. */
export const wxNavigation = {
  navigateTo: move('navigateTo', pages.push),
  redirectTo: move('redirectTo', pages.replace),
  switchTab: move('switchTab', pages.toTab),
  reLaunch: move('reLaunch', pages.restart),
  navigateBack: (asked: Asked = {}) => ask('navigateBack', asked, () => pages.back(Number(asked.delta ?? 1))),
}
