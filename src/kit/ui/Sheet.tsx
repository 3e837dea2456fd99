import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './Button'
import { Heading } from './Card'

/** Work over the page: from below on a phone, in the middle of a desk. Closed by its button, the ground around it, Esc; of several only the one on top. */
export function Sheet({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const look = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && above[above.length - 1] === look) latest.current()
    }
    above.push(look)
    window.addEventListener('keydown', look)
    return () => {
      above.splice(above.indexOf(look), 1)
      window.removeEventListener('keydown', look)
    }
  }, [])
  return (
    <>
      <View className="nj-veil" onClick={onClose} />
      <View className="nj-sheet" role="dialog" aria-modal aria-label={title}>
        <View className="nj-line apart">
          <Heading>{title}</Heading>
          <Button kind="plain" small onTap={onClose}>
            关闭
          </Button>
        </View>
        {children}
      </View>
    </>
  )
}

/** The sheets that are open, the one on top last. */
const above: ((event: KeyboardEvent) => void)[] = []
