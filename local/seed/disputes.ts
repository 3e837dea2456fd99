import { personIdOf } from '../../cloudfunctions/kit/ids'
import type { Case, Receipt } from '../../cloudfunctions/mediation/contract'
import type { Player } from './cast'
import type { narrator, SeedHome } from './home'

type Say = ReturnType<typeof narrator>
type Who = 'filer' | 'mediator' | 'other'
type Step = readonly [who: Who, action: string, input?: (told: Told) => object]
/** What a later step needs of the earlier ones. */
type Told = { one: Case; mediator: string; photo: string; now: number }

/** One case for every state a dispute can be in, at the first street's body, each told move by move by who makes it. */
export async function tellDisputes(home: SeedHome, say: Say, players: Player[]): Promise<void> {
  const mediator = players.find(({ title }) => title === '街道调解员')
  const other = players.find(({ title }) => title.startsWith('单位来办的人'))
  const members = players.filter(
    ({ part, union }) => part === 'member' && union.parent === mediator?.union._id,
  )
  if (!mediator || !other) throw new Error('nobody mediates')
  const body = `${mediator.union._id}-body`
  let photos = 0
  const photoOf = (openid: string) => {
    photos += 1
    const page = Buffer.from(`%PDF-1.4\n% 签好的协议，第 ${photos} 张\n`)
    return home.upload(openid, 'pdf', 'application/pdf', page)
  }
  for (const [i, { dispute, request, facts, amount, steps, daysAgo }] of courses.entries()) {
    const filer = members[i % members.length]
    if (!filer) continue
    home.liveAt(home.now - daysAgo * day)
    const words = {
      body,
      filer: filer.name,
      sex: i % 2 === 0 ? '女' : '男',
      born: 1975 + i,
      work: jobs[i % jobs.length],
      dispute,
      amount,
      request,
      facts,
      respondent: `${filer.union.name.replace(/工会$/, '')}有限公司`,
      respondentAddress: filer.union.place,
      head: '王建国',
      headOffice: '总经理',
    }
    const id =
      steps[0]?.[1] === 'leaves it'
        ? (
            await say<Case>(mediator.openid, 'mediation', 'takeDown', {
              ...words,
              phone: filer.phone,
              authority: 'code',
            })
          ).id
        : (await say<Receipt>(filer.openid, 'mediation', 'file', words)).id
    const by = { filer, mediator, other }
    for (const [n, [who, action, input]] of steps.entries()) {
      if (action === 'leaves it') continue
      home.liveAt(Math.min(home.now, home.now - daysAgo * day + (n + 1) * 2 * 3600_000))
      const one = await say<Case>(mediator.openid, 'mediation', 'case', { case: id })
      const photo = action === 'recordSignature' ? await photoOf(by[who].openid) : ''
      const told = { one, mediator: personIdOf(mediator.openid), photo, now: home.now }
      const more =
        action === 'callIn'
          ? { respondent: 1, name: other.name, office: '人事经理', phone: other.phone }
          : input?.(told)
      await say(by[who].openid, 'mediation', action, { case: id, ...more })
    }
  }
}

/** One case at a community's committee that nobody takes up: time passes it up to street and district. */
export async function leaveOne(home: SeedHome, say: Say, players: Player[]): Promise<void> {
  const keeper = players.find(({ union }) => union.level === 'community')
  const filer = players.find(({ part, union }) => part === 'member' && union.parent === keeper?.union._id)
  if (!keeper || !filer) throw new Error('nobody lives in the community')
  home.liveAt(home.now - 8 * day)
  await say<Receipt>(filer.openid, 'mediation', 'file', {
    body: `${keeper.union._id}-body`,
    filer: filer.name,
    dispute: 'hours',
    request: '支付 9 月、10 月的加班工资 1860 元',
    facts: '每天多上一个小时打扫卫生，店里说不算加班。问过两次，都说等等。',
    respondent: `${filer.union.name.replace(/工会$/, '')}有限公司`,
    respondentAddress: keeper.union.place,
  })
}

const day = 24 * 3600_000
const jobs = ['车工', '装配工', '保安', '分拣员', '厨师', '司机']
const dayOf = (instant: number) => new Date(instant + 8 * 3600_000).toISOString().slice(0, 10)

const accept: Step[] = [
  ['mediator', 'askOther'],
  ['mediator', 'callIn'],
  ['other', 'otherAgrees', () => ({ how: '同意来谈' })],
  ['mediator', 'accept'],
]
const assign: Step[] = [
  ...accept,
  ['mediator', 'assign', ({ mediator }) => ({ mediator })],
  ['mediator', 'declare', () => ({ interest: 'none' })],
]
const settle: Step[] = [
  ...assign,
  [
    'mediator',
    'settle',
    ({ now }) => ({
      result: '公司分两笔付清，双方再无其他争议。',
      performance: '转入申请人的工资卡。',
      instalments: [
        { day: dayOf(now + 5 * day), amount: 600_000, what: '第一笔' },
        { day: dayOf(now + 35 * day), amount: 600_000, what: '第二笔' },
      ],
    }),
  ],
]
const signed = ({ photo, one }: Told) => ({
  signers: one.agreement?.signatures.map(({ key }) => key),
  day: dayOf(one.timeline.at(-1)?.at ?? 0),
  photo,
})
const inForce: Step[] = [...settle, ['mediator', 'recordSignature', signed]]
/** The employer says that the first was paid, which the worker has not confirmed yet. */
const early = ({ now }: Told) => ({ instalment: 'pay-0', day: dayOf(now - 2 * day) })
const applied = ({ one }: Told) => ({ both: true, day: one.agreement?.inForceOn ?? '' })

type Course = {
  dispute: string
  request: string
  facts: string
  amount?: number
  daysAgo: number
  steps: Step[]
}

const wages = {
  dispute: 'wages',
  amount: 1_200_000,
  request: '支付 2026 年 8 月至 9 月拖欠的工资 12000 元',
  facts: '从 8 月起公司说货款没有到账，工资一直没有发，问了几次都说下个月。',
}
const dismissal = {
  dispute: 'dismissal',
  amount: 4_200_000,
  request: '支付违法解除劳动合同的赔偿金 42000 元',
  facts: '主管口头通知不用来上班了，没有书面理由，工作满四年。',
}

const courses: Course[] = [
  { ...dismissal, daysAgo: 1, steps: [] },
  {
    ...wages,
    daysAgo: 2,
    steps: [['mediator', 'askSupplement', () => ({ what: '请补充劳动合同和工资卡流水' })]],
  },
  {
    ...dismissal,
    daysAgo: 1,
    steps: [
      ['mediator', 'askOther'],
      ['mediator', 'callIn'],
    ],
  },
  { ...wages, daysAgo: 3, steps: accept },
  { ...dismissal, daysAgo: 8, steps: assign },
  { ...wages, daysAgo: 3, steps: settle },
  { ...wages, daysAgo: 2, steps: [...inForce, ['other', 'recordPayment', early]] },
  { ...wages, daysAgo: 2, steps: [...inForce, ['mediator', 'applyReview', applied]] },
  { ...wages, daysAgo: 2, steps: [...inForce, ['mediator', 'applyConfirm', applied]] },
  { ...wages, daysAgo: 2, steps: [...inForce, ['filer', 'perform', () => ({ how: '两笔一次都付了' })]] },
  {
    ...dismissal,
    daysAgo: 8,
    steps: [...assign, ['mediator', 'fail', () => ({ reason: '公司只愿意付一半，申请人不接受。' })]],
  },
  {
    ...dismissal,
    daysAgo: 3,
    steps: [['mediator', 'decline', () => ({ reason: '已经就同一件事申请了劳动仲裁，不再受理' })]],
  },
  {
    ...wages,
    daysAgo: 3,
    steps: [...accept, ['other', 'otherRefuses', () => ({ reason: '公司认为工资已经结清。' })]],
  },
  { ...wages, daysAgo: 3, steps: [['filer', 'withdraw', () => ({ reason: '公司已经补发了' })]] },
  {
    ...wages,
    daysAgo: 8,
    steps: [
      ...inForce,
      ['filer', 'perform', () => ({ how: '两笔一次都付了' })],
      ['mediator', 'archive'],
      ['filer', 'rate', () => ({ stars: 'good', words: '一周就办好了' })],
    ],
  },
  { ...wages, daysAgo: 1, steps: [['filer', 'leaves it']] },
]
