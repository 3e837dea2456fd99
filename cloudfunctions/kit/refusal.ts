import type { RefusalCode } from './contract'

/** A no with its rule and its Chinese sentence; thrown anywhere, it becomes the reply and nothing is saved. */
export class Refusal extends Error {
  constructor(
    readonly code: Exclude<RefusalCode, 'INTERNAL'>,
    readonly reason: string,
    message: string,
    readonly field?: string,
  ) {
    super(message)
  }
}

/** What needs a proven number, said to who has none. */
export const numberFirst = () => new Refusal('UNAUTHENTICATED', 'phone-needed', '要先验证手机号才能用。')

/** What one may not see does not exist. */
export const notFound = (what = '要看的内容') =>
  new Refusal('NOT_FOUND', 'not-found', `没有找到${what}，可能已经删除，或者不在你能看的范围里。`)
