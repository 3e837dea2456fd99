import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** The screen stays lit while the page is open. */
export function useAwake(): void {
  useEffect(() => {
    void Taro.setKeepScreenOn({ keepScreenOn: true }).catch(() => undefined)
    return () => {
      void Taro.setKeepScreenOn({ keepScreenOn: false }).catch(() => undefined)
    }
  }, [])
}
