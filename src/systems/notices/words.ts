/** How the thing a message leads to is called on its button. */
export const linkWords: Record<string, string> = {
  activities: '去看活动',
  members: '去看入会申请',
  mediation: '去看案件',
}

export const noMessages = '还没有消息。进了联系圈，工会和联系人的通知都会在这里，一条不少。'
export const noSent = '还没有发过通知。写一次，圈里每个人的消息里都有，谁看了也看得到。'

export const receiptTabs = [
  { value: 'unread', label: '还没看' },
  { value: 'read', label: '看过了' },
  { value: 'all', label: '全部' },
] as const
