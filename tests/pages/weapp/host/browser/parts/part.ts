import * as glassEasel from 'glass-easel'

/** One of WeChat's own components as a DOM element. */
export abstract class Part extends HTMLElement {
  /** Takes no taps, for itself and what is in it. */
  deaf = false

  /** An attribute of the template with its real value; undefined means it is not there. */
  receive(name: string, value: unknown): void {
    if (!name.startsWith('aria-')) return
    const attribute = name === 'aria-role' ? 'role' : name
    if (value === undefined) this.removeAttribute(attribute)
    else this.setAttribute(attribute, text(value))
  }

  /** A tap that reached it after the program's own listeners; `done` keeps it from what is around. */
  tapped(_target: EventTarget | null): 'done' | undefined {
    return undefined
  }

  /** Tells the program; by WeChat's rule such events do not bubble. */
  protected fire(type: string, detail: object, bubbles = false): void {
    const element: unknown = Reflect.get(this, '__wxElement')
    if (!(element instanceof glassEasel.Element)) return
    const options = { bubbles, composed: bubbles }
    glassEasel.Event.dispatchEvent(element, new glassEasel.Event(type, detail, options))
  }
}

/** The id the program gave the part. */
export function idOf(part: Element): string {
  const element: unknown = Reflect.get(part, '__wxElement')
  return element instanceof glassEasel.Element ? element.id : ''
}

/** A part that a form reads. */
export abstract class Control extends Part {
  name = ''

  abstract get value(): unknown

  abstract reset(): void

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'name') this.name = text(value)
    if (name === 'disabled') {
      this.deaf = value === true
      this.toggleAttribute('disabled', this.deaf)
    }
  }
}

/** A template's value as text; undefined and null are none. */
export const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
