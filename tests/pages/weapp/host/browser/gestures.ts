import * as glassEasel from 'glass-easel'
import { Part } from './parts/part'

/** Turns fingers (and a mouse, when there was no finger) on the document into touch, tap and longpress events. */
export function listenToFingers(): void {
  let pressed: Press | undefined
  let lastTouch = -Infinity
  const press = (event: TouchEvent) => {
    send(event.target, 'touchstart', {}, fields(event))
    const finger = event.changedTouches[0]
    const { target } = event
    if (!finger || !target || event.touches.length > 1) return
    const longPress = setTimeout(() => {
      if (pressed) pressed.held = true
      send(target, 'longpress', at(finger), fields(event))
    }, 350)
    pressed = { target, x: finger.clientX, y: finger.clientY, held: false, longPress }
  }
  const forget = () => {
    clearTimeout(pressed?.longPress)
    pressed = undefined
  }
  const move = (event: TouchEvent) => {
    send(event.target, 'touchmove', {}, fields(event))
    const finger = event.changedTouches[0]
    if (pressed && finger && Math.hypot(finger.clientX - pressed.x, finger.clientY - pressed.y) > 10) forget()
  }
  const release = (event: TouchEvent) => {
    lastTouch = event.timeStamp
    send(event.target, 'touchend', {}, fields(event))
    const finger = event.changedTouches[0]
    if (pressed && !pressed.held && finger) tap(pressed.target, at(finger), fields(event))
    forget()
  }
  document.addEventListener('touchstart', press, { capture: true, passive: true })
  document.addEventListener('touchmove', move, { capture: true, passive: true })
  document.addEventListener('touchend', release, { capture: true, passive: true })
  document.addEventListener('touchcancel', forget, { capture: true, passive: true })
  document.addEventListener('click', event => {
    if (event.timeStamp - lastTouch < 800 || !event.isTrusted) return
    tap(event.target, at(event), { touches: [], changedTouches: [finger(event, 0)] })
  })
}

type Press = {
  target: EventTarget
  x: number
  y: number
  held: boolean
  longPress: ReturnType<typeof setTimeout>
}

type Finger = { identifier: number; pageX: number; pageY: number; clientX: number; clientY: number }

function tap(target: EventTarget | null, detail: object, touches: Record<string, unknown>): void {
  const parts: Part[] = []
  for (let node = target instanceof Node ? target : null; node; node = node.parentNode) {
    if (node instanceof Part) parts.push(node)
  }
  if (parts.some(part => part.deaf)) return
  send(target, 'tap', detail, touches)
  for (const part of parts) if (part.tapped(target) === 'done') return
}

function send(
  target: EventTarget | null,
  type: string,
  detail: object,
  extraFields: Record<string, unknown>,
): void {
  let node = target instanceof Node ? target : null
  while (node && !elementOf(node)) node = node.parentNode
  const element = node && elementOf(node)
  if (!element) return
  const options = { bubbles: true, composed: true, capturePhase: true, extraFields }
  glassEasel.Event.dispatchEvent(element, new glassEasel.Event(type, detail, options))
}

const elementOf = (node: Node): glassEasel.Element | undefined => Reflect.get(node, '__wxElement')

const at = ({ clientX: x, clientY: y }: { clientX: number; clientY: number }) => ({ x, y })

const fields = (event: TouchEvent) => ({
  touches: [...event.touches].map(touch => finger(touch, touch.identifier)),
  changedTouches: [...event.changedTouches].map(touch => finger(touch, touch.identifier)),
})

const finger = (
  { pageX, pageY, clientX, clientY }: Omit<Finger, 'identifier'>,
  identifier: number,
): Finger => ({
  identifier,
  pageX,
  pageY,
  clientX,
  clientY,
})
