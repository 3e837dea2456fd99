import { Part, text } from './part'

/** view, text, cover-view and whatever only holds others. */
export class Box extends Part {
  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'hidden') this.toggleAttribute('hidden', value === true)
    if (name === 'user-select' || name === 'selectable') this.toggleAttribute('selectable', value === true)
  }
}

/** A picture, fitted as its mode says; `load` and `error` are told. */
export class Picture extends Part {
  private readonly picture = document.createElement('img')

  connectedCallback(): void {
    if (this.picture.parentNode) return
    this.picture.alt = ''
    this.picture.onload = () =>
      this.fire('load', { width: this.picture.naturalWidth, height: this.picture.naturalHeight })
    this.picture.onerror = () => this.fire('error', { errMsg: `GET ${this.picture.src} failed` })
    this.append(this.picture)
  }

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'src') {
      if (value) this.picture.src = text(value)
      else this.picture.removeAttribute('src')
    }
    if (name === 'mode') {
      this.dataset.mode = text(value)
      this.picture.style.objectFit = fits[text(value)] ?? 'fill'
    }
    if (name === 'alt' || name === 'aria-label') this.picture.alt = text(value)
  }
}

const fits: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', center: 'none' }

/** Text with marks, given as HTML or as WeChat's nodes. */
export class RichText extends Part {
  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name !== 'nodes') return
    if (typeof value === 'string') this.innerHTML = value
    else this.replaceChildren(...(Array.isArray(value) ? value : []).map(drawn))
  }
}

function drawn(node: unknown): Node {
  const { type, text: words, name, attrs, children } = Object(node)
  if (type === 'text') return document.createTextNode(text(words))
  const element = document.createElement(text(name) || 'div')
  for (const [key, value] of Object.entries(Object(attrs))) element.setAttribute(key, text(value))
  element.append(...(Array.isArray(children) ? children : []).map(drawn))
  return element
}

/** How much of something is done, in percent. */
export class Progress extends Part {
  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'percent') this.style.setProperty('--percent', `${Number(value) || 0}%`)
  }
}

/** A drawing surface; what is drawn on it goes through wx. */
export class Canvas extends Part {
  readonly surface = document.createElement('canvas')

  connectedCallback(): void {
    if (!this.surface.parentNode) this.append(this.surface)
  }
}
