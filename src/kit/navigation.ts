import Taro from '@tarojs/taro'

/** The four tabs of the program. */
export const tabs = [
  { path: '/pages/home/index', title: '首页', icon: 'house' },
  { path: '/pages/messages/index', title: '消息', icon: 'message-circle' },
  { path: '/pages/services/index', title: '服务', icon: 'layout-grid' },
  { path: '/pages/me/index', title: '我的', icon: 'user-round' },
] as const

/** Opens a page over this one; a tab is switched to, and a stack that is full gives up its top. */
export function open(url: string): void {
  if (tabs.some(({ path }) => path === url.split('?')[0])) void Taro.switchTab({ url })
  else if (Taro.getCurrentPages().length >= 9) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Opens a page in place of this one, for a step that is done and not to be gone back to. */
export function replace(url: string): void {
  if (tabs.some(({ path }) => path === url.split('?')[0])) void Taro.switchTab({ url })
  else void Taro.redirectTo({ url })
}

/** Back to where the person came from, or home when they came from nowhere. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}
