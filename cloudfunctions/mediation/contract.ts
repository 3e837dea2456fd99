import * as v from 'valibot'
import {
  action,
  type Cast,
  type Clock,
  cursor,
  day,
  defineContract,
  fields,
  id,
  ids,
  instant,
  type MatterRow,
  type MatterView,
  mobile,
  oneOf,
  type Page,
  personName,
  text,
  type World,
  whole,
} from '../kit/contract'
import { files, uploaded } from '../kit/forms'
import { holds } from '../kit/holds'
import { because, moveActions } from '../kit/procedure/actions'
import { mediating } from './procedure'

export const disputes = ['wages', 'dismissal', 'contract', 'insurance', 'injury', 'hours', 'other'] as const
export type Dispute = (typeof disputes)[number]

export const evidenceKinds = ['document', 'picture', 'recording', 'statement', 'other'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export type CaseRow = MatterRow & {
  dispute: Dispute
  /** The first party of each side, and how many more there are. */
  filer: string
  respondent: string
  applicants: number
  respondents: number
  body: string
  /** `null` until it was submitted. */
  receivedAt: number | null
}

export type Applicant = {
  key: string
  name: string
  /** 男, 女 or empty. */
  sex: string
  born: number | null
  work: string
  address: string
  /** Masked, but for one's own. */
  phone: string
  representative: boolean
  /** Agreed to be one of the applicants; the filer always has. */
  joined: boolean
}

export type Respondent = {
  key: string
  name: string
  address: string
  /** 法定代表人或负责人 and 职务. */
  head: string
  headOffice: string
  /** Masked, but for one's own; empty where the applicants knew none. */
  phone: string
  /** Who answers for it here, once called in. */
  contact: { name: string; office: string } | null
}

export type Evidence = {
  key: string
  name: string
  kind: EvidenceKind
  source: string
  by: string
  at: number
  /** SHA-256 of the file as it came in. */
  hash: string
}

export type Session = {
  key: string
  from: number
  to: number
  place: string
  room: string | null
  off: string | null
  arrived: { name: string; at: number; how: 'code' | 'name' }[]
  /** Only for the mediator and the parties; `null` for others and while there are none. */
  minutes: { text: string; at: number; hash: string; signed: { name: string; at: number }[] } | null
}

/** What became of one payment, as the reader sees it. */
export type Payment = {
  /** `told` waits for those who are to be paid; `objected` is one of them saying it did not come. */
  state: 'due' | 'told' | 'objected' | 'paid'
  paidOn: string | null
  told: { day: string; name: string; receipt: { evidence: string; name: string } | null } | null
  /** Until when those who are to be paid may answer, YYYY-MM-DD. */
  answerBy: string | null
  objection: { name: string; words: string } | null
  /** How many of those who are to be paid said they have it, of how many, and whether the reader is among them. */
  confirmed: number
  payees: number
  mine: boolean
  /** Closed by the mediator with a receipt, because nobody answered. */
  closed: { name: string; words: string } | null
}

export type Instalment = {
  key: string
  day: string
  /** 分. */
  amount: number
  what: string
  payment: Payment
}

export type Agreement = {
  result: string
  performance: string
  /** SHA-256 of what is signed; a signature names it. */
  hash: string
  instalments: Instalment[]
  /** What became of it as a whole, where it has no instalments. */
  whole: Payment | null
  /** Everybody who has to sign on paper, with the day they did and who put the photographed page in. */
  signatures: { key: string; name: string; day: string | null; putIn: string | null }[]
  /** Parties whose own consent stands by the signature they drew. */
  consents: { key: string; name: string; at: number }[]
  inForceOn: string | null
  review: Outcome | null
  confirmation: Outcome | null
}

/** What became of a joint application for review or confirmation. */
export type Outcome = { day: string; result: 'issued' | 'refused' | null; number: string }

export type PaperRow = {
  key: string
  kind: string
  title: string
  number: string
  at: number
  /** The reader still has to sign that they received it. */
  toSign: boolean
  /** SHA-256 of its text, which their signature names; `null` where they need not sign. */
  hash: string | null
  /** Who signed for it: the mediator sees all, a party themselves. */
  received: { name: string; at: number }[]
}

/** A colleague is of the same body, and not the one who has the case. */
export type Side = 'applicant' | 'respondent' | 'mediator' | 'colleague' | 'guest'

export type Case = CaseRow &
  MatterView & {
    bodyId: string
    /** As whom the reader sees it. */
    side: Side
    /** In whose hands it is, seen from the reader: the head acts in another's only with a reason. */
    hand: 'none' | 'free' | 'holder' | 'head' | 'other'
    amount: number | null
    request: string
    facts: string
    witnesses: string
    parties: { applicants: Applicant[]; respondents: Respondent[] }
    /** Taken down by somebody for the filer. */
    takenDown: { by: string; authority: 'code' | 'paper' } | null
    otherSide: { agreed: boolean; at: number; how: string } | null
    mediator: { name: string; interest: string | null } | null
    /** Why somebody asked for another mediator, until one came. */
    changeAsked: { by: string; reason: string } | null
    extension: { days: number; reason: string; agreed: string[]; inForce: boolean } | null
    evidence: Evidence[]
    sessions: Session[]
    agreement: Agreement | null
    papers: PaperRow[]
    guests: { name: string; office: string }[]
    rating: { stars: 'good' | 'fair' | 'poor'; words: string } | null
    archive: { at: number; hash: string } | null
    remark: string | null
  }

/** A case as those see it who watch over it: who has it and what is late, none of the persons' words. */
export type Oversight = MatterView & { dispute: Dispute; body: string; filer: string; respondent: string }

/** The dated receipt of an application (申请日期凭证) and the dates that begin with it. */
export type Receipt = {
  id: string
  number: string
  receivedAt: number
  body: string
  clocks: Clock[]
  /** What stands at the foot of the receipt. */
  remarks: string[]
}

/** What came of the cases of one union and those under it in a month. */
export type MonthFigures = {
  union: string
  name: string
  level: string
  /** YYYY-MM. */
  month: string
  ended: number
  settled: number
  onTime: number
  /** Days from receipt to the end, all together. */
  days: number
  passedUp: number
  /** Settled, by the level of the body. */
  settledAt: Record<string, number>
}

const caseId = () => id('案件')

/** What is signed by hand and how: drawn by its signer on their own phone, or a photographed page of several. */
const signs = (how: 'drawn' | 'page') => v.metadata<string, { signs: 'drawn' | 'page' }>({ signs: how })
const drawn = () => v.pipe(uploaded('签名'), signs('drawn'))

/** SHA-256 of the text one saw when signing. */
const seen = () => v.pipe(v.string('签的是哪份内容不对。'), v.regex(/^[0-9a-f]{64}$/, '签的是哪份内容不对。'))

const receiptFile = v.strictObject({ file: uploaded('付款凭证'), name: text('凭证名', 80) })

/** An applicant beside the filer. */
const joint = v.strictObject({
  name: personName('姓名'),
  phone: mobile(),
  sex: v.optional(oneOf('性别', ['男', '女'])),
  born: v.optional(whole('出生年份', 1930, 2015)),
  work: v.optional(text('职业', 30, 0)),
  address: v.optional(text('住所', 100, 0)),
})

const furtherRespondent = v.strictObject({
  name: text('单位名称', 60, 2),
  address: v.optional(text('单位地址', 100, 0)),
  phone: v.optional(text('单位电话', 20, 0)),
})

const evidence = v.strictObject({
  kind: oneOf('证据', evidenceKinds),
  source: text('从哪里来', 100),
  files: files('证据', 6),
})

const application = {
  body: id('调解组织'),
  filer: personName('你的姓名'),
  sex: v.optional(oneOf('性别', ['男', '女'])),
  born: v.optional(whole('出生年份', 1930, 2015)),
  work: v.optional(text('职业', 30, 0)),
  address: v.optional(text('住所', 100, 0)),
  dispute: oneOf('争议', disputes),
  respondent: text('单位名称', 60, 2),
  respondentAddress: text('单位地址', 100, 0),
  respondentPhone: v.optional(text('单位电话', 20, 0)),
  head: v.optional(text('法定代表人或负责人', 20, 0)),
  headOffice: v.optional(text('职务', 30, 0)),
  moreRespondents: v.optional(v.pipe(v.array(furtherRespondent), v.maxLength(9, '被申请人最多 10 个。'))),
  amount: v.optional(whole('金额', 0, 100_000_000_00)),
  request: text('你的要求', 500, 4),
  facts: text('事情经过', 3000, 4),
  witnesses: v.optional(text('证人和住址', 500, 0)),
  evidence: v.optional(v.pipe(v.array(evidence), v.maxLength(10, '一次最多交 10 份证据。'))),
  others: v.optional(v.pipe(v.array(joint), v.maxLength(199, '一起申请最多 200 人。'))),
  /** Which of the applicants represent all, 0 being the filer; from ten applicants on three to five. */
  representatives: v.optional(v.array(whole('代表', 0, 199))),
}

const newCase = (world: World) => ({
  body: world.body,
  filer: '苏晓梅',
  dispute: 'wages' as const,
  respondent: '宏达机械有限公司',
  respondentAddress: '东河街道工业路 8 号',
  request: '支付 2026 年 8 月至 9 月工资 12000 元',
  facts: '公司自 8 月起没有发工资，多次去问都说再等等。',
})

const say = <R = Case>(world: World, as: 'worker' | 'mediator' | 'party', action: string, input: object) =>
  world.call<R>(as, 'mediation', action, input)

const filed = async (world: World) =>
  (await say<Receipt>(world, 'worker', 'file', { ...newCase(world), amount: 1_200_000 })).id

const asking = async (world: World) => {
  const one = await filed(world)
  await say(world, 'mediator', 'askOther', { case: one })
  await called(world, one)
  return one
}

/** The other side answers by the phone the mediator called in. */
const called = async (world: World, one: string) => {
  const { phone, name } = world.person('party')
  await say(world, 'mediator', 'callIn', { case: one, respondent: 1, name, office: '人事经理', phone })
}

const accepted = async (world: World) => {
  const one = await filed(world)
  await say(world, 'mediator', 'accept', { case: one })
  return one
}

const mediatingCase = async (world: World) => {
  const one = await accepted(world)
  await say(world, 'mediator', 'assign', { case: one, mediator: world.person('mediator').id })
  await called(world, one)
  return one
}

const terms = (world: World, days = 30) => ({
  result: '公司支付苏晓梅 2026 年 8 月至 9 月工资 12000 元，双方再无其他争议。',
  performance: '分两笔转入工资卡。',
  instalments: [
    { day: dayIn(world, days), amount: 600_000, what: '第一笔' },
    { day: dayIn(world, days + 30), amount: 600_000, what: '第二笔' },
  ],
})

const agreed = async (world: World, days?: number) => {
  const one = await mediatingCase(world)
  await say(world, 'mediator', 'settle', { case: one, ...terms(world, days) })
  return one
}

const picture = (world: World, as?: Cast) => world.sheet([[`签名 ${world.fresh()}`]], as)
const dayIn = (world: World, days: number) =>
  new Date(world.now + days * 24 * 3600_000 + 8 * 3600_000).toISOString().slice(0, 10)
const today = (world: World) => dayIn(world, 0)

/** One page with everybody's signature and the seal, put in by the mediator. */
const signedByAll = async (world: World, one: string) => {
  const { agreement } = await say(world, 'mediator', 'case', { case: one })
  const signers = (agreement?.signatures ?? []).map(({ key }) => key)
  const photo = await picture(world, 'mediator')
  await say(world, 'mediator', 'recordSignature', { case: one, signers, day: today(world), photo })
  return one
}

const performing = async (world: World, days?: number) => signedByAll(world, await agreed(world, days))

/** Two ask together, of whom each has a word of their own on every payment. */
const performingTogether = async (world: World) => {
  const { name, phone } = world.person('party')
  const mediator = world.person('mediator').id
  const { id: one } = await say<Receipt>(world, 'worker', 'file', {
    ...newCase(world),
    others: [{ name, phone }],
  })
  await say(world, 'party', 'consentJoin', { case: one })
  await say(world, 'mediator', 'accept', { case: one })
  await say(world, 'mediator', 'assign', { case: one, mediator })
  await say(world, 'mediator', 'settle', { case: one, ...terms(world) })
  return signedByAll(world, one)
}

const session = (world: World) => ({
  room: null,
  place: '街道调解室',
  from: world.now + 30 * 60_000,
  to: world.now + 90 * 60_000,
})

/** A case whose mediator, who was not there for long, was taken off the roster. */
const vacant = async (world: World) => {
  const one = await accepted(world)
  const { id, name, phone } = world.person('guest')
  const body = world.body
  await world.call('upper', 'bodies', 'addMediator', { body, phone, name, as: 'court', note: '' })
  await say(world, 'mediator', 'assign', { case: one, mediator: id })
  await world.call('upper', 'bodies', 'removeMediator', { body, person: id, reason: '调去别处了' })
  return one
}

const booked = async (world: World) => {
  const one = await mediatingCase(world)
  const { sessions } = await say(world, 'mediator', 'bookSession', { case: one, ...session(world) })
  return { case: one, session: sessions.at(-1)?.key ?? '' }
}

const withMinutes = async (world: World) => {
  const one = await booked(world)
  await say(world, 'mediator', 'writeMinutes', { ...one, text: '双方到场，公司愿意分两笔付清。' })
  return one
}

const failed = async (world: World) => {
  const one = await mediatingCase(world)
  await say(world, 'mediator', 'fail', { case: one, reason: '公司不愿意付。' })
  return one
}

const sessionKey = () => id('场次')

const partyKey = () => id('当事人')

const onCase =
  (state: (world: World) => Promise<string>) =>
  async (world: World): Promise<{ case: string }> => ({ case: await state(world) })

const withReason =
  (state: (world: World) => Promise<string>, reason: string) =>
  async (world: World): Promise<{ case: string; reason: string }> => ({ case: await state(world), reason })

export const contract = defineContract('mediation', {
  /** Files an application; the receipt holds its number, its date and both 15-day dates with their articles. */
  file: action<Receipt>()(fields(application), { who: ['worker'], where: 'anywhere', example: newCase }),
  /**
   * Takes an application down for somebody: with a signed authority it is filed at once, else it waits for the person
   * to look at it and submit it.
   */
  takeDown: action<Case>()(
    fields({
      ...application,
      phone: mobile(),
      authority: oneOf('授权', ['code', 'paper']),
      proof: v.optional(uploaded('授权书照片')),
    }),
    {
      who: ['mediator'],
      where: 'territory',
      tells: 'that a body is in the public register, and that no code reaches a number nobody has proven',
      example: world => ({
        ...newCase(world),
        phone: world.person('worker').phone,
        authority: 'code' as const,
      }),
    },
  ),
  /** The cases the caller is a party of, newest first. */
  mine: action<Page<CaseRow>>()(fields({ cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  receipt: action<Receipt>()(fields({ case: caseId() }), {
    who: ['self'],
    where: 'territory',
    example: onCase(filed),
  }),
  /** A case whole for who takes part in it; for another mediator of the body its course, as one who watches sees it. */
  case: action<Case>()(fields({ case: caseId() }), {
    who: ['self', 'party', 'mediator', 'guest'],
    where: 'territory',
    example: async world => {
      const one = await mediatingCase(world)
      const { phone, name } = world.person('guest')
      await say(world, 'mediator', 'invite', { case: one, name, office: '区人民法院', phone })
      return { case: one }
    },
  }),
  /** Cases of the caller's bodies or the caller's own, the earliest due first. */
  worklist: action<Page<CaseRow>>()(
    fields({ list: v.optional(oneOf('列表', ['mine', 'level', 'soon', 'late'])), cursor: cursor() }),
    { who: ['mediator'], where: 'anywhere', example: () => ({}) },
  ),
  /** Cases nobody took up in time, passed up to the caller's union to watch over; without the persons' words. */
  watched: action<Page<CaseRow>>()(
    fields({ list: v.optional(oneOf('列表', ['level', 'soon', 'late'])), cursor: cursor() }),
    { who: ['upper', 'officer'], where: 'anywhere', example: () => ({}) },
  ),
  /** A case as one sees it who watches over it. */
  oversee: action<Oversight>()(fields({ case: caseId() }), {
    who: ['upper'],
    where: 'territory',
    example: onCase(filed),
  }),
  /** What came of the cases under the caller's union, by union and month. */
  figures: action<MonthFigures[]>()(
    fields({
      month: v.pipe(v.string('月份要填年和月。'), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, '月份要填年和月。')),
    }),
    { who: ['officer', 'upper'], where: 'anywhere', example: world => ({ month: today(world).slice(0, 7) }) },
  ),
  /** The mediators of the case's body whom it can be given to. */
  mediators: action<{ person: string; name: string; as: string }[]>()(fields({ case: caseId() }), {
    who: ['mediator'],
    where: 'territory',
    example: onCase(filed),
  }),
  /** A link to one piece of evidence, for two hours. */
  openEvidence: action<{ url: string; name: string }>()(fields({ case: caseId(), evidence: id('证据') }), {
    who: ['self', 'party', 'mediator'],
    where: 'territory',
    example: async world => {
      const one = await mediatingCase(world)
      const files = [{ file: await picture(world, 'mediator'), name: '工资条.xlsx' }]
      const added = await say(world, 'mediator', 'addEvidence', {
        case: one,
        kind: 'document',
        source: '财务',
        files,
      })
      return { case: one, evidence: added.evidence[0]?.key ?? '' }
    },
  }),
  /** Reads every piece of evidence again and names those that are no longer what came in. */
  checkEvidence: action<{ checked: number; changed: string[] }>()(fields({ case: caseId() }), {
    who: ['self', 'party', 'mediator'],
    where: 'territory',
    example: onCase(mediatingCase),
  }),
  /** A paper of the case as .docx. */
  paper: action<{ url: string; name: string }>()(fields({ case: caseId(), paper: id('文书') }), {
    who: ['self', 'party', 'mediator'],
    where: 'territory',
    example: async world => {
      const one = await mediatingCase(world)
      const { papers } = await say(world, 'mediator', 'case', { case: one })
      return { case: one, paper: papers.find(({ kind }) => kind === 'acceptance')?.key ?? '' }
    },
  }),
  /** The whole number a party is called on; that it was looked at is journalled first. */
  phone: action<{ phone: string }>()(fields({ case: caseId(), party: partyKey() }), {
    who: ['mediator'],
    where: 'territory',
    fresh: true,
    example: async world => {
      const one = await mediatingCase(world)
      const { parties } = await say(world, 'mediator', 'case', { case: one })
      return { case: one, party: parties.applicants[0]?.key ?? '' }
    },
  }),
  /** The code at the door of a session now; it changes every 10 s. */
  sessionCode: action<{ digits: string; until: number }>()(
    fields({ case: caseId(), session: sessionKey() }),
    {
      who: ['mediator'],
      where: 'territory',
      example: booked,
    },
  ),
  /** Says one is there, by the code at the door. */
  attend: action<Case>()(
    fields({ case: caseId(), session: sessionKey(), code: v.pipe(text('签到码', 6, 6), holds('door-code')) }),
    {
      who: ['self', 'party'],
      where: 'territory',
      example: async world => {
        const one = await booked(world)
        const { digits } = await say<{ digits: string }>(world, 'mediator', 'sessionCode', one)
        return { ...one, code: digits }
      },
    },
  ),
  /** Notes that somebody is there whose phone is not. */
  admit: action<Case>()(
    fields({
      because: because(),
      case: caseId(),
      session: sessionKey(),
      of: id('当事人'),
      reason: text('为什么手工签到', 100, 2),
    }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => ({ ...(await booked(world)), of: 'app-0', reason: '手机没电' }),
    },
  ),
  assign: action<Case>()(fields({ because: because(), case: caseId(), mediator: id('调解员') }), {
    who: ['mediator'],
    where: 'territory',
    example: async world => ({ case: await accepted(world), mediator: world.person('mediator').id }),
  }),
  changeMediator: action<Case>()(
    fields({ case: caseId(), mediator: id('调解员'), reason: text('为什么换', 200, 2) }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => ({
        case: await mediatingCase(world),
        mediator: world.person('mediator').id,
        reason: '申请人要求换人',
      }),
    },
  ),
  /** Gives a case whose mediator left to another. */
  reassign: action<Case>()(fields({ case: caseId(), mediator: id('调解员') }), {
    who: ['mediator'],
    where: 'territory',
    example: async world => ({ case: await vacant(world), mediator: world.person('mediator').id }),
  }),
  changeBody: action<Case>()(fields({ case: caseId(), body: id('调解组织') }), {
    who: ['self'],
    where: 'territory',
    tells: 'that a body is in the public register',
    example: async world => ({ case: await filed(world), body: world.otherBody }),
  }),
  bookSession: action<Case>()(
    fields({
      because: because(),
      case: caseId(),
      room: v.nullable(id('调解室')),
      place: text('地点', 60, 0),
      from: instant('开始时间'),
      to: instant('结束时间'),
    }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => ({ case: await mediatingCase(world), ...session(world) }),
    },
  ),
  cancelSession: action<Case>()(
    fields({ because: because(), case: caseId(), session: sessionKey(), reason: text('为什么取消', 200, 2) }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => ({ ...(await booked(world)), reason: '公司来不了' }),
    },
  ),
  writeMinutes: action<Case>()(
    fields({ because: because(), case: caseId(), session: sessionKey(), text: text('笔录', 20_000, 4) }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => ({ ...(await booked(world)), text: '双方到场，公司愿意分两笔付清。' }),
    },
  ),
  /** A drawn signature, which counts for minutes. */
  signMinutes: action<Case>()(
    fields({ case: caseId(), session: sessionKey(), seen: seen(), signature: drawn() }),
    {
      who: ['self', 'party'],
      where: 'territory',
      from: 'phone',
      example: async world => {
        const one = await withMinutes(world)
        const { sessions } = await say(world, 'mediator', 'case', { case: one.case })
        const hash = sessions.find(({ key }) => key === one.session)?.minutes?.hash ?? ''
        return { ...one, seen: hash, signature: await picture(world) }
      },
    },
  ),
  /** A drawn signature that stands for having received papers of the case. */
  signReceipt: action<Case>()(
    fields({
      case: caseId(),
      papers: v.pipe(
        v.array(v.strictObject({ paper: id('文书'), seen: seen() })),
        v.minLength(1, '选一份要签收的。'),
        v.maxLength(60, '一次最多签收 60 份。'),
      ),
      signature: drawn(),
    }),
    {
      who: ['self', 'party'],
      where: 'territory',
      from: 'phone',
      example: async world => {
        const one = await mediatingCase(world)
        const { papers } = await say(world, 'party', 'case', { case: one })
        const hash = papers.find(({ key }) => key === 'acceptance-0')?.hash ?? ''
        const asked = [{ paper: 'acceptance-0', seen: hash }]
        return { case: one, papers: asked, signature: await picture(world) }
      },
    },
  ),
  settle: action<Case>()(
    fields({
      because: because(),
      case: caseId(),
      result: text('协议内容', 5000, 4),
      performance: text('怎么履行', 1000, 2),
      instalments: v.pipe(
        v.array(
          v.strictObject({
            day: day('付款日'),
            amount: whole('金额', 1, 100_000_000_00),
            what: text('说明', 60, 0),
          }),
        ),
        v.maxLength(60, '最多分 60 笔。'),
      ),
    }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => ({ case: await mediatingCase(world), ...terms(world) }),
    },
  ),
  /** A drawn signature by which a party says it wants this agreement; in force it is by the signed and sealed paper. */
  consentSettlement: action<Case>()(fields({ case: caseId(), seen: seen(), signature: drawn() }), {
    who: ['self', 'party'],
    where: 'territory',
    from: 'phone',
    example: async world => {
      const one = await agreed(world)
      const { agreement } = await say(world, 'mediator', 'case', { case: one })
      return { case: one, seen: agreement?.hash ?? '', signature: await picture(world) }
    },
  }),
  /**
   * Puts a photographed page of the signed agreement into the file, naming whose signatures or seals it bears; the last
   * of them brings it into force. It is kept as put in by the caller, not as an act of the signers, who are told of it.
   */
  recordSignature: action<Case>()(
    fields({
      case: caseId(),
      signers: ids('谁签的', 30),
      day: day('哪天签的'),
      photo: v.pipe(uploaded('签好的协议照片'), signs('page')),
      certificate: v.optional(text('数字证书编号', 100)),
      because: because(),
    }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => ({
        case: await agreed(world),
        signers: ['app-0'],
        day: today(world),
        photo: await picture(world),
      }),
    },
  ),
  /** Who pays, or the mediator, says that it was paid; it counts as told until those who are to be paid confirm. */
  recordPayment: action<Case>()(
    fields({
      case: caseId(),
      instalment: id('哪一笔'),
      day: day('哪天付的'),
      receipt: v.optional(receiptFile),
      because: because(),
    }),
    {
      who: ['party', 'mediator'],
      where: 'territory',
      example: async world => ({
        case: await performing(world),
        instalment: 'pay-0',
        day: today(world),
        receipt: { file: await picture(world), name: '转账回单' },
      }),
    },
  ),
  /** One who is to be paid says, on their own phone, that they have it; with the last word of theirs it is paid. */
  confirmPayment: action<Case>()(
    fields({ case: caseId(), instalment: id('哪一笔'), day: day('哪天收到的') }),
    {
      who: ['self', 'party'],
      where: 'territory',
      from: 'phone',
      example: async world => ({
        case: await performingTogether(world),
        instalment: 'pay-0',
        day: today(world),
      }),
    },
  ),
  /** One who is to be paid says that it did not come: the payment is due as before, and its mediator looks into it. */
  objectPayment: action<Case>()(
    fields({ case: caseId(), instalment: id('哪一笔'), words: text('怎么回事', 300, 2) }),
    {
      who: ['self', 'party'],
      where: 'territory',
      example: async world => {
        const one = await performingTogether(world)
        await say(world, 'mediator', 'recordPayment', { case: one, instalment: 'pay-0', day: today(world) })
        return { case: one, instalment: 'pay-0', words: '卡里没有到账' }
      },
    },
  ),
  /** The mediator closes a payment that is due with its receipt, when those it is for were told and stayed silent. */
  closePayment: action<Case>()(
    fields({
      case: caseId(),
      instalment: id('哪一笔'),
      reason: text('为什么记为付清', 300, 4),
      receipt: v.optional(receiptFile),
      because: because(),
    }),
    {
      who: ['mediator'],
      where: 'territory',
      example: async world => {
        const one = await performing(world, 1)
        await say(world, 'mediator', 'recordPayment', { case: one, instalment: 'pay-0', day: today(world) })
        await world.wait(12 * 24 * 3600_000)
        const receipt = { file: await picture(world, 'mediator'), name: '转账截图' }
        return { case: one, instalment: 'pay-0', reason: '打了三次电话没有人接', receipt }
      },
    },
  ),
  /** The one who is to be paid says that all of it was done, which ends it where nobody else has yet to say so. */
  perform: action<Case>()(fields({ case: caseId(), how: text('怎么履行的', 200, 2) }), {
    who: ['self'],
    where: 'territory',
    from: 'phone',
    example: async world => ({ case: await performing(world), how: '钱都到了' }),
  }),
  ...moveActions<Case>()(mediating, 'case', {
    submit: async world => {
      const { phone } = world.person('worker')
      const draft = { ...newCase(world), phone, authority: 'code' }
      return { case: (await say(world, 'mediator', 'takeDown', draft)).id }
    },
    askSupplement: async world => ({ case: await filed(world), what: '请补充工资条或转账记录' }),
    supplement: async world => {
      const one = await filed(world)
      await say(world, 'mediator', 'askSupplement', { case: one, what: '请补充工资条' })
      return { case: one, text: '工资条见附件说明' }
    },
    askOther: onCase(filed),
    otherAgrees: onCase(asking),
    otherRefuses: withReason(asking, '公司认为没有争议。'),
    accept: onCase(filed),
    decline: withReason(filed, '不属于劳动争议，建议向法院起诉'),
    declare: async world => ({ case: await mediatingCase(world), interest: 'none' as const }),
    requestChange: withReason(mediatingCase, '调解员和公司经理是亲戚'),
    addEvidence: async world => ({
      case: await mediatingCase(world),
      kind: 'document' as const,
      source: '本人的工资卡流水',
      files: [{ file: await picture(world), name: '流水.xlsx' }],
    }),
    consentJoin: async world => {
      const { name, phone } = world.person('party')
      const receipt = await say<Receipt>(world, 'worker', 'file', {
        ...newCase(world),
        others: [{ name, phone }],
      })
      return { case: receipt.id }
    },
    callIn: async world => ({
      case: await filed(world),
      respondent: 1,
      name: world.person('party').name,
      office: '人事经理',
      phone: world.person('party').phone,
    }),
    invite: async world => ({
      case: await filed(world),
      name: world.person('guest').name,
      office: '区人民法院',
      phone: world.person('guest').phone,
    }),
    proposeExtension: async world => ({
      case: await mediatingCase(world),
      days: 10,
      reason: '公司要等财务回来',
    }),
    agreeExtension: async world => {
      const one = await mediatingCase(world)
      await say(world, 'mediator', 'proposeExtension', { case: one, days: 10, reason: '公司要等财务回来' })
      return { case: one }
    },
    reopenTalks: withReason(agreed, '公司对日期还有意见'),
    noteBreach: async world => ({ case: await performing(world), words: '第一笔到期没有付' }),
    applyReview: async world => ({ case: await performing(world), both: true, day: today(world) }),
    reviewed: async world => {
      const one = await performing(world)
      await say(world, 'mediator', 'applyReview', { case: one, both: true, day: today(world) })
      return { case: one, result: 'issued' as const, number: '东仲调〔2026〕5号' }
    },
    applyConfirm: async world => ({ case: await performing(world), both: true, day: today(world) }),
    confirmed: async world => {
      const one = await performing(world)
      await say(world, 'mediator', 'applyConfirm', { case: one, both: true, day: today(world) })
      return { case: one, result: 'issued' as const }
    },
    fail: withReason(mediatingCase, '公司不愿意付。'),
    withdraw: onCase(filed),
    report: withReason(filed, '同一单位的事太多，请街道一起看'),
    archive: onCase(failed),
    rate: async world => ({ case: await failed(world), stars: 'good' as const }),
  }),
  /** What a union that watches wants done, written into the case. */
  instruct: action<Oversight>()(fields({ case: caseId(), words: text('要求怎么办', 300, 4) }), {
    who: ['upper'],
    where: 'territory',
    example: async world => ({ case: await filed(world), words: '今天就联系双方' }),
  }),
})
