import type { ActivityCard, PlaceRow } from '../../../cloudfunctions/activities/contract'
import { sinceWords } from '../../kit/format'
import type { Tone } from '../../kit/ui/signs'

/** What decides about an activity for its reader, in a word. */
export function standing({ state, left, mine, waiting }: ActivityCard): { tone: Tone; label: string } {
  if (state === 'off') return { tone: 'late', label: '停办了' }
  if (mine?.arrivedAt) return { tone: 'ok', label: '已签到' }
  if (state === 'ended') return { tone: 'quiet', label: '已结束' }
  if (mine) return { tone: 'ok', label: '已报名' }
  if (state === 'closed') return { tone: 'quiet', label: '已开始' }
  if (waiting?.offer) return { tone: 'warn', label: '等你确认' }
  if (waiting) return { tone: 'info', label: `候补第 ${waiting.ahead + 1} 位` }
  return left > 0 ? { tone: 'info', label: `还剩 ${left} 个名额` } : { tone: 'warn', label: '报满了' }
}

/** "共 40 个，还剩 3 个", or how many wait when none is left. */
export const placesWords = ({ places, left, inLine }: ActivityCard): string =>
  `共 ${places} 个，还剩 ${left} 个${inLine > 0 ? `，${inLine} 人候补` : ''}`

/** How far one is in line, and why nothing happens yet. */
export const aheadWords = (ahead: number): string =>
  ahead === 0 ? '你排在最前面；有人取消就轮到你。' : `前面还有 ${ahead} 位；有人取消会按顺序轮到你。`

/** "今天 18:00 前", "明天 09:00 前". */
export const untilWords = (until: number, now: number): string => `${sinceWords(until, now)} 前`

/** Where somebody on the list stands. */
export function rowStanding({ state, arrivedAt }: PlaceRow): { tone: Tone; label: string } {
  if (state === 'offered') return { tone: 'warn', label: '等确认' }
  if (state === 'waiting') return { tone: 'info', label: '候补' }
  return arrivedAt ? { tone: 'ok', label: '已到' } : { tone: 'quiet', label: '没到' }
}

export const listTabs = [
  { value: 'all', label: '全部' },
  { value: 'arrived', label: '已到' },
  { value: 'missing', label: '没到' },
  { value: 'waiting', label: '候补' },
] as const

export type ListTab = (typeof listTabs)[number]['value']

export const questionKinds = [
  { value: 'text', label: '写几个字' },
  { value: 'choice', label: '选一个' },
  { value: 'number', label: '填数字' },
] as const

export const byNameReasons = [
  { value: '手机没电', label: '手机没电' },
  { value: '没带手机', label: '没带手机' },
  { value: '扫不出来', label: '扫不出来' },
] as const

export const noComing = '最近没有你能报名的活动。进了联系圈，圈里的活动会出现在这里。'
export const noKept = '还没有办过活动。定好时间、地点和名额，发给圈里的人就能报名。'
export const noPeople = '还没有人报名。发个通知，圈里的人点开就能报。'
export const soldOut = '名额已经报满了。可以候补，有人取消会按顺序轮到你，也会发消息告诉你。'
export const undoHint = '会发消息告诉本人；名额还是他的，到了可以再签。'
export const cancelWords = '取消以后名额马上让给别人，想再来要重新报。'
export const leaveWords = '退出以后想再来，要从队尾重新排。'
export const declineWords = '放弃以后名额马上给下一位，想再来要从队尾重新排。'
export const offerWords = '到时候没有确认，名额会给下一位。'
export const nextWords = '开始前 2 小时起可以在现场签到；来不了请早点取消，把名额让给别人。'
export const lineOver = '活动已经开始，候补结束了。'
export const foreignDoor = '这不是签到码。请扫现场屏幕上的码，或填屏幕上的 6 位数字。'
export const foreignTicket = '这不是活动凭证。请对方打开活动页上的“我的凭证”。'
