import Taro from '@tarojs/taro'
import theme from '../theme.json'
import type { View } from './view'

/** Paints what the phone draws itself, the bar above and the tabs, when the person chose light or dark against the phone. */
export function paintBars(chosen: View['theme'], tab: boolean): void {
  if (chosen === 'system') return
  const colors = theme[chosen]
  void Taro.setNavigationBarColor({
    frontColor: chosen === 'dark' ? '#ffffff' : '#000000',
    backgroundColor: colors.bar,
  })
  if (!tab) return
  void Taro.setTabBarStyle({
    color: colors.tabText,
    selectedColor: colors.tabOn,
    backgroundColor: colors.tab,
    borderStyle: 'black',
  })
}
