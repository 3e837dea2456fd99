import type { ActivityCard } from '../../../cloudfunctions/activities/contract'
import type { Tone } from '../../kit/ui/signs'

/** What decides about an activity for its reader, in a word. */
export function standing({ state, left, mine }: ActivityCard): { tone: Tone; label: string } {
  if (mine?.arrivedAt) return { tone: 'ok', label: '已签到' }
  if (state === 'ended') return { tone: 'quiet', label: '已结束' }
  if (mine) return { tone: 'ok', label: '已报名' }
  if (state === 'closed') return { tone: 'quiet', label: '已开始' }
  return left > 0 ? { tone: 'info', label: `还剩 ${left} 个名额` } : { tone: 'warn', label: '报满了' }
}

export const noComing = '最近没有你能报名的活动。进了联系圈，圈里的活动会出现在这里。'
export const noKept = '还没有办过活动。定好时间、地点和名额，发给圈里的人就能报名。'
export const soldOut = '名额已经报满了。有人取消时名额会放出来，可以再来看看。'
export const cancelWords = '取消以后名额马上让给别人，想再来要重新抢。'
export const nextWords = '开始前 2 小时起可以在现场签到；来不了请早点取消，把名额让给别人。'
