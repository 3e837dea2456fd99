import { openSheet } from '../sheet'
import { Control } from './part'

/** Opens the phone's sheet of choices, of a date or of a time, and tells what was taken. */
export class Picker extends Control {
  private mode = 'selector'
  private range: unknown[] = []
  private rangeKey = ''
  private start = ''
  private end = ''
  private header = ''
  private now: unknown = 0
  private given: unknown = 0

  override get value(): unknown {
    return this.now
  }

  override reset(): void {
    this.now = this.given
  }

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'mode' && value) this.mode = String(value)
    if (name === 'range') this.range = Array.isArray(value) ? value : []
    if (name === 'range-key') this.rangeKey = String(value ?? '')
    if (name === 'header-text') this.header = String(value ?? '')
    if (name === 'start') this.start = String(value ?? '')
    if (name === 'end') this.end = String(value ?? '')
    if (name === 'value' && value !== undefined) {
      this.given = value
      this.now = value
    }
  }

  override tapped() {
    const taken = (value: unknown) => {
      this.now = value
      this.fire('change', { value })
    }
    const left = () => this.fire('cancel', {})
    const { mode, header: title } = this
    if (mode === 'date' || mode === 'time') {
      openSheet({
        title,
        kind: mode,
        value: String(this.now ?? ''),
        min: this.start,
        max: this.end,
        taken,
        left,
      })
    } else if (mode === 'multiSelector') {
      const columns = this.range.map(column =>
        (Array.isArray(column) ? column : []).map(item => this.words(item)),
      )
      const value = Array.isArray(this.now) ? this.now.map(Number) : []
      openSheet({ title, kind: 'columns', columns, value, taken, left })
    } else {
      const options = this.range.map(item => this.words(item))
      openSheet({ title, kind: 'list', options, value: Number(this.now ?? 0), taken, left })
    }
    return 'done' as const
  }

  private words(item: unknown): string {
    return String(this.rangeKey ? Reflect.get(Object(item), this.rangeKey) : item)
  }
}
