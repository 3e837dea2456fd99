/** What each paper is called, in the order of the file. */
const titles: Record<string, string> = {
  application: '调解申请书',
  receipt: '调解申请回执',
  supplement: '补充材料通知书',
  inquiry: '征询意见书',
  acceptance: '受理通知书',
  refusal: '不受理通知书',
  summons: '调解通知书',
  minutes: '调解笔录',
  agreement: '调解协议书',
  failure: '调解终止告知书',
  arbitration: '劳动人事争议仲裁申请书',
  review: '仲裁审查申请书',
  confirmation: '司法确认申请书',
  index: '卷宗目录',
}

export const titleOf = (kind: string): string => titles[kind] ?? '文书'
