import type { QuestionState } from '../../../cloudfunctions/circles/contract'
import type { Tone } from '../../kit/ui/signs'

/** What a circle is, to one who has none. */
export const noCircle =
  '你还不在联系圈里。向班组或工会要圈码，扫一下就有自己的联系人：通知直接到你，有事找得到人。'

/** What happens when a code is renewed. */
export const renewWords =
  '换了以后，旧的码和发出去的邀请谁也进不来，已经在圈里的人不受影响。贴出去的码要一起换掉。'

/** What leaving a circle means. */
export const leaveWords = '退出以后，这个圈的通知和活动就收不到了，要再进来得重新扫码。'

/** To one who has no circle to choose from. */
export const noneKept = '你还没有联系圈，先建一个，让大家扫码进来。'

/** What taking somebody out means. */
export const removeWords = '移出后会发一条消息，写明原因。旧的圈码还能用；不想再让人进来，移出后换一个码。'

/** What a hand-over does. */
export const handOverWords =
  '圈里的人不变，还没回答的问题转给新的联系人，期限不变。两位联系人都会收到消息，看得到原因。'

/** What one may expect of a question. */
export const askHint = '3 个工作日内回答你，答了会发消息给你。到期没人答，会自动报给工会，再往上报。'

/** How long an invitation holds. */
export const inviteWords =
  '邀请 7 天内有效，发给同事，点开先看到圈名和联系人，再自己点进来。换了圈码，邀请也就作废。'

/** The states of a question in lists. */
export const questionStates: Record<QuestionState, { tone: Tone; label: string }> = {
  asked: { tone: 'info', label: '等回答' },
  answered: { tone: 'ok', label: '已回答' },
  closed: { tone: 'quiet', label: '已结束' },
}

export const questionTabs = [
  { value: 'asked', label: '没回答' },
  { value: 'answered', label: '已回答' },
  { value: 'closed', label: '已结束' },
] as const

export const noQuestions: Record<QuestionState, string> = {
  asked: '没有等回答的问题。有人问了，会排在这里，最早到期的在最前。',
  answered: '还没有回答过的问题。',
  closed: '还没有结束的问题。',
}

export const noneAsked = '你还没有问过。有不清楚的，问一句，联系人 3 个工作日内回答你。'
