import { Control, text } from './part'

/** A line or an area of typing, controlled as WeChat's: the program may set its value, the person's typing is told. */
export class TypedText extends Control {
  protected readonly typed: HTMLInputElement | HTMLTextAreaElement = document.createElement('input')
  private given = ''

  connectedCallback(): void {
    const { typed } = this
    if (typed.parentNode) return
    typed.addEventListener('input', () => {
      this.fire('input', {
        value: typed.value,
        cursor: typed.selectionStart ?? typed.value.length,
        keyCode: 0,
      })
      this.grow()
    })
    typed.addEventListener('focus', () => this.fire('focus', { value: typed.value, height: 0 }))
    typed.addEventListener('blur', () =>
      this.fire('blur', { value: typed.value, cursor: typed.selectionStart ?? 0 }),
    )
    typed.addEventListener('keydown', event => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return
      if (typed instanceof HTMLTextAreaElement) return
      this.fire('confirm', { value: typed.value })
      typed.blur()
    })
    this.append(typed)
  }

  override get value(): string {
    return this.typed.value
  }

  override reset(): void {
    this.typed.value = this.given
  }

  override receive(name: string, value: unknown): void {
    const { typed } = this
    if (name !== 'aria-label') super.receive(name, value)
    if (name === 'value' && typed.value !== text(value)) {
      typed.value = text(value)
      this.given = typed.value
      this.grow()
    }
    if (name === 'placeholder') typed.placeholder = text(value)
    if (name === 'disabled') typed.disabled = value === true
    if (name === 'maxlength') typed.maxLength = Number(value ?? 140)
    if (name === 'aria-label') typed.setAttribute('aria-label', text(value))
    if (name === 'type') typed.inputMode = modes[text(value)] ?? 'text'
    if (name === 'password' && typed instanceof HTMLInputElement)
      typed.type = value === true ? 'password' : 'text'
    if (name === 'focus' && value === true) requestAnimationFrame(() => typed.focus())
    if (name === 'auto-height') this.toggleAttribute('auto-height', value === true)
  }

  protected grow(): void {}
}

const modes: Record<string, string> = { number: 'numeric', idcard: 'numeric', digit: 'decimal' }

/** An area of several lines. */
export class TypedArea extends TypedText {
  protected override readonly typed = document.createElement('textarea')

  protected override grow(): void {
    if (!this.hasAttribute('auto-height')) return
    this.typed.style.height = 'auto'
    this.typed.style.height = `${this.typed.scrollHeight}px`
  }
}
