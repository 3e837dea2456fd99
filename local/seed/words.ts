/** What people of the demo write: plans, notices and disputes. */

export const plans = [
  {
    title: '周末羽毛球',
    place: '职工之家二楼球馆',
    note: '自带球拍，现场有水。',
    places: 12,
    inDays: 0,
    hours: 3,
  },
  {
    title: '亲子采摘',
    place: '南岭果园',
    note: '大人小孩都可以来，集合地点在厂门口。',
    places: 20,
    inDays: 2,
    hours: 5,
  },
  {
    title: '急救知识课',
    place: '三车间会议室',
    note: '学心肺复苏和止血包扎，讲课的是河滨医院急诊科护士。',
    places: 40,
    inDays: 4,
    hours: 2,
  },
  { title: '免费体检', place: '河滨医院体检中心', note: '空腹，带身份证。', places: 3, inDays: 6, hours: 4 },
]

export const notices = [
  {
    title: '本周五下班后开班组会',
    body: '17:30 在一楼会议室，讲年底安全检查。夜班的同事看这条通知就行，不用专门来。',
  },
  { title: '高温补贴这个月到账', body: '6 月到 9 月的高温补贴随本月工资一起发。没有收到的在圈里问联系人。' },
  {
    title: '冬季劳保用品领取',
    body: '周三到周五 8:00–17:00 在仓库领，每人一套，尺码和去年一样。要换尺码的提前告诉联系人。',
  },
]

type Step =
  | { action: 'accept' }
  | { action: 'decline'; reason: string }
  | { action: 'askSupplement'; what: string }

export const caseFiles: { dispute: string; request: string; facts: string; step?: Step }[] = [
  {
    dispute: 'wages',
    request: '支付 2026 年 8 月至 10 月拖欠的工资 18600 元',
    facts: '从 8 月起公司只发了一半工资，说等货款到账再补，到现在三个月没有补。',
    step: { action: 'accept' },
  },
  {
    dispute: 'dismissal',
    request: '支付违法解除劳动合同的赔偿金 42000 元',
    facts: '10 月 20 日主管口头通知不用来上班了，没有书面理由，工作满四年。',
    step: { action: 'askSupplement', what: '请补充劳动合同和最近半年的工资记录' },
  },
  {
    dispute: 'insurance',
    request: '补缴 2025 年全年的社会保险',
    facts: '查社保记录发现 2025 年全年没有缴费，工资条上却一直在扣。',
  },
  {
    dispute: 'hours',
    request: '支付国庆期间三天的加班工资',
    facts: '10 月 1 日至 3 日排班上班，只按平时工资算。',
    step: { action: 'decline', reason: '双方已经就这笔加班工资达成协议并履行，不再受理' },
  },
  {
    dispute: 'injury',
    request: '报销工伤医疗费 3200 元',
    facts: '9 月 12 日在车间被铁板划伤手臂，医疗费一直没有报。',
  },
  {
    dispute: 'contract',
    request: '补签书面劳动合同并支付二倍工资差额',
    facts: '入职八个月没有签合同，问了几次都说过段时间统一签。',
    step: { action: 'accept' },
  },
]

/** What members ask their steward. */
export const questions = [
  '夜班补贴这个月什么时候发？',
  '体检今年安排在哪天，家属能一起去吗？',
  '车间饮水机坏了两天了，找谁修？',
  '年假没休完，能不能折成钱？',
  '新来的同事怎么进圈？',
]

const quiet = [22 * 60, 7 * 60]

/** When members work. */
export const shifts = [
  {
    kind: 'day',
    from: '2026-11-16',
    quiet,
    shifts: [
      { work: [480, 1020], days: 5 },
      { work: null, days: 2 },
    ],
  },
  { kind: 'night', from: '2026-11-16', quiet: [480, 960], shifts: [{ work: [1200, 480], days: 1 }] },
  {
    kind: 'three',
    from: '2026-11-16',
    quiet,
    shifts: [
      { work: [480, 960], days: 2 },
      { work: [960, 0], days: 2 },
      { work: [0, 480], days: 2 },
      { work: null, days: 2 },
    ],
  },
]
