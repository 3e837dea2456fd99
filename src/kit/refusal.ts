import type { RefusalCode } from '../../cloudfunctions/kit/contract'

/** A no as the person gets it: the code for programs, the rule's name, a Chinese sentence, the field it is about. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly reason: string,
    message: string,
    readonly field?: string,
  ) {
    super(message)
    Object.setPrototypeOf(this, Refusal.prototype)
  }
}

/** Whatever was thrown as a refusal; what nobody foresaw says so without its inside. */
export const refusalOf = (thrown: unknown): Refusal =>
  thrown instanceof Refusal
    ? thrown
    : new Refusal('INTERNAL', 'unforeseen', '这一步没有办成，是程序的问题。刷新后再试；一直不行就告诉工会。')

/** The network was away, nothing is known of the answer; the same request may be sent again. */
export const offline = () =>
  new Refusal('INTERNAL', 'offline', '现在连不上网络，填的内容都还在。有信号了再试一次，不会重复办理。')
