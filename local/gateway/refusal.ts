export type RefusalCode =
  | 'UNAUTHENTICATED'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'LATE'
  | 'RATE'
  | 'INTERNAL'

/** A no of the gateway itself, in the shape of every reply; `status` is 200 unless the HTTP itself is at fault. */
export class GatewayRefusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly reason: string,
    message: string,
    readonly status = 200,
  ) {
    super(message)
  }
}

export const sessionOver = () =>
  new GatewayRefusal('UNAUTHENTICATED', 'session-expired', '登录已经过期，请重新进入。')

export const signInFirst = () => new GatewayRefusal('UNAUTHENTICATED', 'signed-out', '请先登录再用。')

export const malformed = (status = 200) =>
  new GatewayRefusal('INVALID', 'malformed', '请求的格式不对，请刷新后再试。', status)

export const tooLarge = (most: string) =>
  new GatewayRefusal('INVALID', 'too-large', `内容太大了，最多 ${most}。`)

/** While the disk is full. */
export const readOnly = () =>
  new GatewayRefusal(
    'RATE',
    'read-only',
    '存储空间满了，暂时只能看，不能办。请过一会儿再试，或告诉工会的管理员。',
  )

export const nothingHere = () => new GatewayRefusal('NOT_FOUND', 'not-found', '没有找到要看的内容。', 404)
