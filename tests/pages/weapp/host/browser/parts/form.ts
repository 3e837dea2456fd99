import { answerTo } from '../answers'
import { wxNavigation } from '../wx/navigation'
import { Option } from './choice'
import { TypedText } from './input'
import { Control, idOf, Part, text } from './part'

/** Gathers what the controls in it hold, by their names, when a button in it submits. */
export class Form extends Part {
  submit(): void {
    const value = Object.fromEntries(this.controls().map(control => [control.name, control.value]))
    this.fire('submit', { value })
  }

  reset(): void {
    for (const control of this.controls()) control.reset()
    this.fire('reset', {})
  }

  private controls(): Control[] {
    const found = [...this.querySelectorAll('*')].filter(element => element instanceof Control)
    return found.filter(control => control.name !== '')
  }
}

/** A button; with an open-type it asks the phone, and the test answers. */
export class Button extends Part {
  private formType = ''
  private openType = ''

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'form-type') this.formType = text(value)
    if (name === 'open-type') this.openType = text(value)
    if (name === 'type') this.dataset.type = text(value)
    if (name === 'size') this.dataset.size = text(value)
    if (name === 'plain' || name === 'loading') this.toggleAttribute(name, value === true)
    if (name === 'disabled') {
      this.deaf = value === true
      this.toggleAttribute('disabled', this.deaf)
    }
  }

  override tapped() {
    const form = this.closest<Form>('wx-form')
    if (this.formType === 'submit') form?.submit()
    if (this.formType === 'reset') form?.reset()
    const told = openTypes[this.openType]
    if (told) {
      const answer = answerTo(this.openType)
      this.fire(
        told,
        'ok' in answer ? { errMsg: `${this.openType}:ok`, ...answer.ok } : { errMsg: answer.fail },
      )
    }
    return undefined
  }
}

const openTypes: Record<string, string> = {
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  getUserInfo: 'getuserinfo',
  chooseAvatar: 'chooseavatar',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
  openSetting: 'opensetting',
  contact: 'contact',
  launchApp: 'launchapp',
}

/** Words that stand for the control inside it, or the one it names. */
export class Label extends Part {
  private meant = ''

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'for') this.meant = text(value)
  }

  override tapped(target: EventTarget | null) {
    const control = this.control()
    if (!control || (target instanceof Node && control.contains(target)) || control.deaf) return undefined
    if (control instanceof TypedText) control.querySelector<HTMLElement>('input,textarea')?.focus()
    else control.tapped(null)
    return 'done' as const
  }

  private control(): Part | undefined {
    const scope = this.meant ? this.closest('wx-page') : this
    const parts = [...(scope?.querySelectorAll('*') ?? [])].filter(
      part => part instanceof Control || part instanceof Option || part instanceof Button,
    )
    return this.meant ? parts.find(part => idOf(part) === this.meant) : parts[0]
  }
}

/** A way to another page. */
export class Navigator extends Part {
  private url = ''
  private openType = ''

  override receive(name: string, value: unknown): void {
    super.receive(name, value)
    if (name === 'url') this.url = text(value)
    if (name === 'open-type') this.openType = text(value)
  }

  override tapped() {
    const ways = ['redirectTo', 'switchTab', 'reLaunch', 'navigateBack'] as const
    const way = ways.find(known => known.toLowerCase() === this.openType.toLowerCase()) ?? 'navigateTo'
    if (this.url || way === 'navigateBack') wxNavigation[way]({ url: this.url })
    return undefined
  }
}
