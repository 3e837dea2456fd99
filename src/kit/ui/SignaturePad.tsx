import { Canvas, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { createElement, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Picked } from '../files'
import { Button } from './Button'
import { Label } from './Field'

/** What one draws on: lines as they are drawn, wiped, or taken as a picture. */
type Paper = {
  begin(x: number, y: number): void
  draw(x: number, y: number): void
  wipe(): void
  picture(): Promise<Picked>
}

/** A signature being drawn: `picture` once there is one. */
export type Drawn = {
  picture: (() => Promise<Picked>) | null
  onDrawn(take: (() => Promise<Picked>) | null): void
}

/** Keeps what is drawn on a SignaturePad. */
export function useDrawn(): Drawn {
  const [take, setTake] = useState<(() => Promise<Picked>) | null>(null)
  return { picture: take, onDrawn: next => setTake(() => next) }
}

/** A place to sign by finger or mouse; nothing is signed until a line was drawn. */
export function SignaturePad({ label, drawn }: { label: string; drawn: Drawn }) {
  const paper = useRef<Paper | null>(null)
  const touched = () => {
    const there = paper.current
    if (there && !drawn.picture) drawn.onDrawn(() => there.picture())
  }
  return (
    <View className="nj-field">
      <Label>{label}</Label>
      {process.env.TARO_ENV === 'h5' ? (
        <BrowserPad label={label} paper={paper} touched={touched} />
      ) : (
        <PhonePad label={label} paper={paper} touched={touched} />
      )}
      <View className="nj-line apart">
        <View className="nj-small">在框里写下你的名字。</View>
        <Button
          kind="plain"
          small
          disabled={!drawn.picture}
          onTap={() => {
            paper.current?.wipe()
            drawn.onDrawn(null)
          }}
        >
          重写
        </Button>
      </View>
    </View>
  )
}

type PadProps = { label: string; paper: { current: Paper | null }; touched(): void }

function BrowserPad({ label, paper, touched }: PadProps) {
  const canvas = useRef<HTMLCanvasElement | null>(null)
  const down = useRef(false)
  useEffect(() => {
    const surface = canvas.current
    const drawing = surface?.getContext('2d')
    if (!surface || !drawing) return
    const { width, height } = surface.getBoundingClientRect()
    const made = paperOn(surface, drawing, width, height, window.devicePixelRatio)
    paper.current = {
      ...made,
      picture: () =>
        new Promise((resolve, reject) =>
          surface.toBlob(blob => {
            if (blob) resolve({ name: '签名.png', bytes: blob.size, path: URL.createObjectURL(blob) })
            else reject(new Error('no picture'))
          }),
        ),
    }
    return () => {
      paper.current = null
    }
  }, [paper])
  const at = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return [clientX - left, clientY - top] as const
  }
  return createElement('canvas', {
    ref: canvas,
    className: 'nj-pad',
    role: 'img',
    'aria-label': `${label}，用手指或鼠标写`,
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      down.current = true
      event.currentTarget.setPointerCapture(event.pointerId)
      paper.current?.begin(...at(event))
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
      if (!down.current) return
      paper.current?.draw(...at(event))
      touched()
    },
    onPointerUp: () => {
      down.current = false
    },
  })
}

/** What WeChat tells of a canvas that was asked for. */
type Found = { node?: HTMLCanvasElement; width?: number; height?: number; left?: number; top?: number } | null

type Finger = { x?: number; y?: number; clientX?: number; clientY?: number }

function PhonePad({ label, paper, touched }: PadProps) {
  const corner = useRef({ left: 0, top: 0 })
  const [id] = useState(() => `pad-${Math.random().toString(36).slice(2, 8)}`)
  useEffect(() => {
    let gone = false
    const look = () =>
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true, size: true, rect: true }, (found: Found) => {
          const surface = found?.node
          const drawing = surface?.getContext('2d')
          if (gone || !surface || !drawing) return
          corner.current = { left: found?.left ?? 0, top: found?.top ?? 0 }
          const made = paperOn(surface, drawing, found?.width ?? 300, found?.height ?? 180, 2)
          paper.current = { ...made, picture: () => pictureOf(surface) }
        })
        .exec()
    const timer = setTimeout(look, 150)
    return () => {
      gone = true
      clearTimeout(timer)
      paper.current = null
    }
  }, [id, paper])
  const at = (finger: Finger | undefined) => {
    const { left, top } = corner.current
    return [finger?.x ?? (finger?.clientX ?? 0) - left, finger?.y ?? (finger?.clientY ?? 0) - top] as const
  }
  return (
    <Canvas
      type="2d"
      id={id}
      canvasId={id}
      className="nj-pad"
      disableScroll
      aria-label={`${label}，用手指写`}
      onTouchStart={event => paper.current?.begin(...at(fingerOf(event.touches)))}
      onTouchMove={event => {
        paper.current?.draw(...at(fingerOf(event.touches)))
        touched()
      }}
    />
  )
}

const fingerOf = (touches: ArrayLike<Finger>): Finger | undefined => touches[0]

async function pictureOf(surface: HTMLCanvasElement): Promise<Picked> {
  const canvas: Taro.canvasToTempFilePath.Option['canvas'] = Object(surface)
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })
  return { name: '签名.png', bytes: 0, path: tempFilePath }
}

function paperOn(
  surface: HTMLCanvasElement,
  drawing: CanvasRenderingContext2D,
  width: number,
  height: number,
  ratio: number,
): Omit<Paper, 'picture'> {
  surface.width = width * ratio
  surface.height = height * ratio
  drawing.scale(ratio, ratio)
  const wipe = () => {
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, width, height)
  }
  wipe()
  return {
    wipe,
    begin(x, y) {
      Object.assign(drawing, { strokeStyle: '#1c1c1e', lineWidth: 3, lineCap: 'round', lineJoin: 'round' })
      drawing.beginPath()
      drawing.moveTo(x, y)
    },
    draw(x, y) {
      drawing.lineTo(x, y)
      drawing.stroke()
      drawing.beginPath()
      drawing.moveTo(x, y)
    },
  }
}
