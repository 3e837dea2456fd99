import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { Button } from './Button'
import { Heading } from './Card'

/** Work over the page: from below on a phone, in the middle of a desk. Closed by its button, the ground around it, Esc. */
export function Sheet({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const look = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    window.addEventListener('keydown', look)
    return () => window.removeEventListener('keydown', look)
  }, [onClose])
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
