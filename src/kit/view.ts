import Taro from '@tarojs/taro'
import { cell } from './cell'

/** How the person wants to see everything: kept on this device. */
export type View = {
  zoom: '100' | '125' | '150' | '200'
  theme: 'system' | 'light' | 'dark'
  contrast: boolean
}

const key = 'niangjia.view'

export const view = cell<View>(stored())

export function changeView(change: Partial<View>): void {
  const next = { ...view.get(), ...change }
  Taro.setStorageSync(key, JSON.stringify(next))
  view.set(next)
}

/** The classes a screen carries for these choices. */
export const viewClasses = ({ zoom, theme, contrast }: View): string =>
  ['nj', zoom !== '100' && `zoom-${zoom}`, theme !== 'system' && `theme-${theme}`, contrast && 'contrast']
    .filter(Boolean)
    .join(' ')

function stored(): View {
  const usual: View = { zoom: '100', theme: 'system', contrast: false }
  try {
    const kept: Partial<View> = JSON.parse(Taro.getStorageSync(key) || '{}')
    return {
      zoom: kept.zoom === '125' || kept.zoom === '150' || kept.zoom === '200' ? kept.zoom : '100',
      theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
      contrast: kept.contrast === true,
    }
  } catch {
    return usual
  }
}
