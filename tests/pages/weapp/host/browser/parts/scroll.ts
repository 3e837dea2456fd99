import { idOf, Part, text } from './part'

/** A part of the page that scrolls by itself and tells where it is and when it comes near an end. */
export class ScrollView extends Part {
  private upper = 50
  private lower = 50
  private near = { upper: true, lower: false }
  private last = { scrollTop: 0, scrollLeft: 0 }

  connectedCallback(): void {
    this.onscroll = () => this.told()
  }

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'scroll-x' || name === 'scroll-y') this.toggleAttribute(name, value === true)
    if (name === 'upper-threshold') this.upper = Number(value ?? 50)
    if (name === 'lower-threshold') this.lower = Number(value ?? 50)
    if (name === 'scroll-top' && value !== undefined) this.scrollTop = Number(value)
    if (name === 'scroll-left' && value !== undefined) this.scrollLeft = Number(value)
    if (name === 'scroll-into-view' && value) requestAnimationFrame(() => this.show(text(value)))
  }

  private show(id: string): void {
    const meant = [...this.querySelectorAll('*')].find(part => idOf(part) === id)
    meant?.scrollIntoView({ block: 'start', inline: 'start' })
  }

  private told(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = this
    const deltaY = this.last.scrollTop - scrollTop
    const deltaX = this.last.scrollLeft - scrollLeft
    this.last = { scrollTop, scrollLeft }
    this.fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY })
    const across = this.hasAttribute('scroll-x')
    const before = across ? scrollLeft : scrollTop
    const after = across
      ? scrollWidth - scrollLeft - this.clientWidth
      : scrollHeight - scrollTop - this.clientHeight
    const upper = before <= this.upper
    const lower = after <= this.lower
    if (upper && !this.near.upper) this.fire('scrolltoupper', { direction: across ? 'left' : 'top' })
    if (lower && !this.near.lower) this.fire('scrolltolower', { direction: across ? 'right' : 'bottom' })
    this.near = { upper, lower }
  }
}

/** Pictures or cards side by side, one in sight. */
export class Swiper extends Part {
  private current = 0

  connectedCallback(): void {
    this.onscroll = () => this.settled()
  }

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'vertical') this.toggleAttribute('vertical', value === true)
    if (name !== 'current') return
    this.current = Number(value ?? 0)
    requestAnimationFrame(() => this.scrollTo({ left: this.current * this.clientWidth }))
  }

  private settled(): void {
    const current = Math.round(this.scrollLeft / Math.max(1, this.clientWidth))
    if (current === this.current) return
    this.current = current
    const item = this.querySelectorAll('wx-swiper-item')[current]
    this.fire('change', { current, source: 'touch', currentItemId: item ? idOf(item) : '' })
  }
}
