import { View } from '@tarojs/components'
import { createElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { canScan, type Scanned, scanCode, scanned } from '../scan'
import { Button } from './Button'
import { Sheet } from './Sheet'
import { Notice } from './signs'

type Props = {
  /** On the button that starts it. */
  children: string
  kind?: 'main' | 'usual'
  /** Said when something was read that is no code of ours. */
  foreign: string
  found(code: string): void
  /** One after the other: a browser's camera stays open, with what came of the last under the picture. */
  last?: ReactNode
}

/** A button that scans a code: by WeChat's scanner on the phone, by the camera in a browser. */
export function CameraScan({ children, kind = 'main', foreign, found, last }: Props) {
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState(false)
  const take = (seen: Scanned) => {
    setWrong(seen.kind === 'foreign')
    if (seen.kind !== 'code') return
    if (last === undefined) setOpen(false)
    found(seen.code)
  }
  const start = async () => {
    setWrong(false)
    if (canScan) take(await scanCode())
    else setOpen(true)
  }
  const no = wrong && <Notice tone="warn">{foreign}</Notice>
  return (
    <>
      <Button kind={kind} icon="scan-line" onTap={() => void start()}>
        {children}
      </Button>
      {!open && no}
      {process.env.TARO_ENV === 'h5' && open && (
        <Sheet title={children} onClose={() => setOpen(false)}>
          <Camera seen={text => take(scanned(text))} />
          {no}
          {last}
        </Sheet>
      )}
    </>
  )
}

/** The picture of the camera, read several times a second; without a camera or leave to use it, it says so. */
function Camera({ seen }: { seen(text: string): void }) {
  const video = useRef<HTMLVideoElement | null>(null)
  const [shut, setShut] = useState(false)
  const latest = useRef(seen)
  latest.current = seen
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    let gone = false
    let end = () => {}
    const begin = async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      end = () => {
        for (const track of stream.getTracks()) track.stop()
      }
      const picture = video.current
      if (gone || !picture) return end()
      picture.srcObject = stream
      await picture.play()
      const read = await reader()
      const canvas = document.createElement('canvas')
      let before = { text: '', at: 0 }
      const timer = setInterval(() => {
        const text = textIn(picture, canvas, read)
        const now = Date.now()
        if (text && (text !== before.text || now - before.at > sameAgainMs)) latest.current(text)
        if (text) before = { text, at: now }
      }, readEveryMs)
      const stop = end
      end = () => {
        clearInterval(timer)
        stop()
      }
      if (gone) end()
    }
    begin().catch(() => {
      end()
      if (!gone) setShut(true)
    })
    return () => {
      gone = true
      end()
    }
  }, [])
  if (shut) return <Notice tone="warn">没有摄像头或没有允许使用。可以关掉这里，改用填写。</Notice>
  return (
    <View className="nj-camera" role="img" aria-label="摄像头的画面">
      {createElement('video', { ref: video, muted: true, playsInline: true })}
    </View>
  )
}

/** A code held before the camera is told once until it was away this long. */
const sameAgainMs = 3000
const readEveryMs = 200

type Read = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null

/** Only the browser's build holds it; the phone scans by itself. */
const reader = async (): Promise<Read> =>
  process.env.TARO_ENV === 'h5' ? (await import('jsqr')).default : () => null

function textIn(picture: HTMLVideoElement, canvas: HTMLCanvasElement, read: Read): string | null {
  const { videoWidth: width, videoHeight: height } = picture
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  if (width === 0 || height === 0 || !drawing) return null
  canvas.width = width
  canvas.height = height
  drawing.drawImage(picture, 0, 0, width, height)
  return read(drawing.getImageData(0, 0, width, height).data, width, height)?.data || null
}
