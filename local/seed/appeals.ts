import type { Appeal } from '../../cloudfunctions/appeals/contract'
import type { Player } from './cast'
import type { narrator } from './home'

type Say = ReturnType<typeof narrator>
type Step = [by: 'self' | 'officer' | 'upper' | 'top', action: string, input: object]
type Story = { kind: string; unit: string; words: string; anonymous?: true; upper?: true; steps: Step[] }

/** Appeals of members of the first workplaces, waiting yet: what was asked of whom. */
export type Asked = { id: string; story: Story; by: Record<Step[0], Player> }

/** Members of the first workplaces ask for ten things, one without a name; one more comes by the 12351 line. */
export async function askForThings(say: Say, players: readonly Player[], now: number): Promise<Asked[]> {
  const members = players.filter(player => player.part === 'member')
  const asked: Asked[] = []
  for (const [i, story] of stories.entries()) {
    const self = members[(i * 5) % members.length]
    const officer = players.find(player => player.part === 'officer' && player.union === self?.union)
    const upper = players.find(player => player.part === 'leader' && player.union._id === self?.union.parent)
    const top = players.find(player => player.part === 'leader' && player.union._id === upper?.union.parent)
    if (!self || !officer || !upper || !top) throw new Error('nobody to ask')
    const { kind, unit, words, anonymous = false, upper: higher = false } = story
    const input = { kind, unit, words, anonymous, upper: higher, aboutOfficer: false, pictures: [] }
    const { id } = await say<Appeal>(self.openid, 'appeals', 'submit', input)
    asked.push({ id, story, by: { self, officer, upper, top } })
  }
  const operator = asked[0]?.by.upper
  const ticket = { ticket: 'YZ202611160087', calledAt: now - 6 * 24 * 3600_000, caller: '钱小芳' }
  const call = {
    phone: '13600008812',
    kind: 'complaint',
    unit: '顺达物流园',
    words: '反映装卸工中午没有地方休息。',
  }
  if (operator) await say<Appeal>(operator.openid, 'appeals', 'enterTicket', { ...ticket, ...call })
  return asked
}

/** What became of them since: every state there is. */
export async function workOnAppeals(say: Say, asked: readonly Asked[], now: number): Promise<void> {
  for (const { id, story, by } of asked) {
    for (const [who, action, input] of story.steps) {
      const at = action === 'callBack' ? { at: now } : {}
      await say(by[who].openid, 'appeals', action, { appeal: id, ...at, ...input })
    }
  }
}

const take = (words: string, by: 'officer' | 'upper' = 'officer'): Step => [by, 'takeOn', { words }]
const answer = (words: string, by: 'officer' | 'upper' = 'officer'): Step => [by, 'answer', { words }]

const stories: Story[] = [
  { kind: 'advice', unit: '食堂', words: '夜班食堂只有冷饭，能不能留两个热菜。', steps: [] },
  {
    kind: 'help',
    unit: '',
    words: '孩子放暑假没人看，想问工会有没有托管班。',
    steps: [take('已经在问街道的托管班，周五前给你准信。')],
  },
  {
    kind: 'complaint',
    unit: '二车间',
    words: '连着三个星期周末都叫加班，没有安排补休。',
    steps: [take('今天和车间主任谈。'), ['officer', 'askMore', { words: '是哪几个周末，有没有打卡记录？' }]],
  },
  {
    kind: 'question',
    unit: '',
    words: '产假满了想再请一个月哺乳假，要找谁批。',
    steps: [take('马上问人事。'), answer('生育后可以和单位商量请哺乳假，申请表在工会办公室，交给车间就行。')],
  },
  {
    kind: 'advice',
    unit: '班车',
    words: '早班班车晚点多，希望早十分钟发车。',
    steps: [
      take('和车队商量。'),
      answer('从下周一起早十分钟发车。'),
      ['self', 'rate', { outcome: 'satisfied', words: '谢谢，很快就改了。' }],
    ],
  },
  {
    kind: 'safety',
    unit: '仓库',
    words: '仓库三号门的消防通道堆了货，推不开。',
    steps: [
      take('下午到现场看。', 'upper'),
      answer('货已经清走，和仓库约好每周五检查。', 'upper'),
      ['top', 'callBack', { outcome: 'fairly', words: '说通道通了，希望画上线。' }],
    ],
  },
  {
    kind: 'complaint',
    unit: '宿舍',
    words: '宿舍热水晚上九点就停，下夜班没法洗澡。',
    steps: [
      take('问后勤。'),
      answer('后勤说改到十点。'),
      ['self', 'rate', { outcome: 'unsatisfied', words: '夜班十一点才下，还是没有水。' }],
    ],
  },
  {
    kind: 'complaint',
    unit: '考勤',
    words: '打卡机坏了两天，被记成旷工。',
    steps: [
      take('查打卡记录。'),
      answer('人事说要本人写说明。'),
      ['self', 'rate', { outcome: 'unsatisfied' }],
      take('街道来协调。', 'upper'),
      answer('旷工记录已经改掉，扣的钱下月补。', 'upper'),
      ['self', 'rate', { outcome: 'unsatisfied', words: '要这个月补。' }],
    ],
  },
  {
    kind: 'other',
    unit: '',
    words: '想借工会的场地办老乡会，怎么申请。',
    steps: [['self', 'withdraw', { reason: '已经打电话问清楚了' }]],
  },
  {
    kind: 'complaint',
    unit: '质检组',
    words: '组长总是当众骂人，有人被骂哭了，不敢说。',
    anonymous: true,
    steps: [take('收到，会找组里的人一个个聊，不提是谁说的。')],
  },
]
