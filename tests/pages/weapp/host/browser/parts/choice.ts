import { Control, Part, text } from './part'

/** A switch, or a checkbox dressed as one. */
export class Switch extends Control {
  private on = false
  private given = false

  override get value(): boolean {
    return this.on
  }

  override reset(): void {
    this.show(this.given)
  }

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'checked') {
      this.given = value === true
      this.show(this.given)
    }
    if (name === 'color' && value) this.style.setProperty('--on', text(value))
  }

  override tapped() {
    this.show(!this.on)
    this.fire('change', { value: this.on })
    return 'done' as const
  }

  private show(on: boolean): void {
    this.on = on
    this.setAttribute('role', 'switch')
    this.setAttribute('aria-checked', String(on))
  }
}

/** One choice of a group; the group tells what is chosen. */
export class Option extends Part {
  chosen = false
  value = ''
  private given = false

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'value') this.value = text(value)
    if (name === 'color' && value) this.style.setProperty('--on', text(value))
    if (name === 'disabled') this.deaf = value === true
    if (name === 'checked') {
      this.given = value === true
      this.choose(this.given)
    }
  }

  choose(chosen: boolean): void {
    this.chosen = chosen
    this.setAttribute('role', this.localName === 'wx-radio' ? 'radio' : 'checkbox')
    this.setAttribute('aria-checked', String(chosen))
  }

  reset(): void {
    this.choose(this.given)
  }

  override tapped() {
    this.closest<OptionGroup>('wx-radio-group,wx-checkbox-group')?.pick(this)
    return 'done' as const
  }
}

/** The choices of a question: one of them, or any number. */
export class OptionGroup extends Control {
  override get value(): string | string[] {
    const chosen = this.options().filter(option => option.chosen)
    return this.single ? (chosen[0]?.value ?? '') : chosen.map(option => option.value)
  }

  override reset(): void {
    for (const option of this.options()) option.reset()
  }

  pick(picked: Option): void {
    if (this.single && picked.chosen) return
    for (const option of this.options()) {
      if (option === picked) option.choose(!option.chosen)
      else if (this.single) option.choose(false)
    }
    this.fire('change', { value: this.value })
  }

  private get single(): boolean {
    return this.localName === 'wx-radio-group'
  }

  private options(): Option[] {
    return [...this.querySelectorAll('wx-radio,wx-checkbox')].filter(found => found instanceof Option)
  }
}

/** A value on a scale. */
export class Slider extends Control {
  private readonly scale = document.createElement('input')
  private given = 0

  connectedCallback(): void {
    if (this.scale.parentNode) return
    this.scale.type = 'range'
    this.scale.oninput = () => this.fire('changing', { value: this.value })
    this.scale.onchange = () => this.fire('change', { value: this.value })
    this.append(this.scale)
  }

  override get value(): number {
    return Number(this.scale.value)
  }

  override reset(): void {
    this.scale.value = String(this.given)
  }

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (value === undefined) return
    if (name === 'min' || name === 'max' || name === 'step') this.scale[name] = text(value)
    if (name === 'value') {
      this.given = Number(value)
      this.reset()
    }
  }
}
