import * as v from 'valibot'
import {
  action,
  type Clock,
  cursor,
  day,
  defineContract,
  fields,
  type Holder,
  id,
  ids,
  type Move,
  mobile,
  oneOf,
  oneTimeCode,
  type Page,
  personName,
  type TimelineLine,
  text,
  type World,
} from '../kit/contract'
import { holds } from '../kit/holds'
import { type Paper, papers } from '../kit/identity'
import type { UnionLevel } from '../kit/levels'

export type UnionCard = {
  id: string
  name: string
  level: UnionLevel
  /** Where it is, in words: district and street. */
  place: string
  /** Whom to ask, if somebody was named. */
  contact: string | null
  /** One may join here; false for unions that only hold other unions. */
  takesMembers: boolean
}

export type MemberState = 'applying' | 'returned' | 'active' | 'declined' | 'withdrawn'

export type RoleCard = { role: 'steward' | 'officer' | 'mediator' | 'auditor'; of: string; name: string }

export type Me = {
  /** `null` until a phone was verified. */
  person: { id: string; name: string; phone: string } | null
  member: { id: string; union: string; unionName: string; since: number } | null
  roles: RoleCard[]
  /** The application under way, or the last one that did not lead to a card. */
  application: string | null
}

export type ApplicationRow = {
  id: string
  name: string
  union: string
  unionName: string
  state: MemberState
  appliedAt: number
  holder: Holder | null
  clock: Clock | null
}

export type Application = ApplicationRow & {
  phone: string
  paper: Paper
  idNumber: string
  /** What the officer asked for or the reason of a refusal. */
  remark: string | null
  timeline: TimelineLine[]
  moves: Move[]
}

export type Card = {
  cardName: string
  name: string
  number: string
  unionName: string
  since: number
}

export type MemberRow = {
  id: string
  name: string
  phone: string
  paper: Paper
  idNumber: string
  since: number
}

export type Decided = { id: string; done: boolean; message: string }

/** A code went to the caller's own number, here masked. */
export type ProofAsked = { sentTo: string; expiresAt: number; resendAt: number }

/** A computer that asks for a phone: the code it shows. */
export type DeskOpened = { code: string; expiresAt: number }

/** `confirmed` is said to who confirmed it; anyone else reads that it is over. */
export type DeskAsked = {
  system: string
  browser: string
  openedAt: number
  expiresAt: number
  state: 'open' | 'confirmed' | 'over'
}

export type DeskRow = { id: string; system: string; browser: string; since: number; ended: boolean }

const application = () => id('申请')

/** A number as it stands on some paper; what the paper asks of it is judged with the paper. */
const paperNumber = () =>
  v.pipe(
    v.string('证件号码还没有填。'),
    v.transform(typed => typed.replace(/\s/g, '').toUpperCase()),
    v.regex(/^[0-9A-Z]{5,20}$/, '证件号码只有数字和字母，请对照证件再填一次。'),
    holds('id-number'),
  )

const deskCode = () =>
  v.pipe(
    v.string('登录码不对。'),
    v.regex(/^l\.[0-9A-Z]{10}$/, '登录码不对，请再扫一次。'),
    holds('desk-code'),
  )

const machine = { system: 'Windows' as const, browser: 'Edge' as const }

const asking = (world: World) => ({ ...machine, secret: String(world.fresh()).padStart(43, 'a') })

const deskOpened = (world: World) => world.call<DeskOpened>('caller', 'members', 'openDesk', asking(world))

const applied = async (world: World) => {
  const { id } = await world.call<Application>('worker', 'members', 'apply', await applicationFor(world))
  return id
}

const joined = async (world: World) => {
  const member = await applied(world)
  await world.call('officer', 'members', 'decide', {
    applications: [member],
    decision: 'approve',
    decidedOn: dayOf(world.now),
  })
  return member
}

const applicationFor = async (world: World) => ({
  union: world.union,
  name: '苏晓梅',
  idNumber: world.idNumber(),
  consent: true as const,
})

export const contract = defineContract('members', {
  /** Unions whose name or place holds the words, 20 a page. */
  findUnions: action<Page<UnionCard>>()(fields({ words: text('要找的工会', 40), cursor: cursor() }), {
    who: ['anyone'],
    where: 'anywhere',
    example: () => ({ words: '工会' }),
  }),
  /** The same by the code of WeChat's own phone button. */
  verifyWechatPhone: action<Me>()(
    fields({
      code: v.pipe(v.string('手机号授权不对。'), v.regex(/^[\w-]{4,128}$/, '手机号授权不对。')),
      name: personName('姓名'),
    }),
    {
      who: ['signed-in'],
      where: 'anywhere',
      fresh: 'number',
      example: async world => ({ code: await world.phoneCode(), name: '苏晓梅' }),
    },
  ),
  /** One union by its id. */
  union: action<UnionCard>()(fields({ union: id('工会') }), {
    who: ['anyone'],
    where: 'anywhere',
    example: world => ({ union: world.union }),
  }),
  /** Sends a six-digit code by text message; it lives 10 minutes, the next may be asked for after 60 s. */
  sendCode: action<{ expiresAt: number; resendAt: number }>()(fields({ phone: mobile() }), {
    who: ['signed-in'],
    where: 'anywhere',
    example: async world => {
      await world.wait(60_000)
      return { phone: world.phone() }
    },
  }),
  /**
   * Proves the phone by the code sent to it; from then on the caller is a worker. Who has a number already proves
   * first that they have it still.
   */
  verifyPhone: action<Me>()(fields({ phone: mobile(), code: oneTimeCode(), name: personName('姓名') }), {
    who: ['signed-in'],
    where: 'anywhere',
    fresh: 'number',
    example: async world => {
      const phone = world.phone()
      await world.wait(60_000)
      await world.call('caller', 'members', 'sendCode', { phone })
      return { phone, code: await world.codeSentTo(phone), name: '苏晓梅' }
    },
  }),
  /** Sends a code to the caller's own number, for acts of weight; the next after 60 s or once it was used. */
  askProof: action<ProofAsked>()(fields({}), {
    who: ['worker', 'self'],
    where: 'anywhere',
    example: async world => {
      await world.wait(60_000)
      return {}
    },
  }),
  /** Proves that it is really them, for ten minutes and on this device. */
  prove: action<{ until: number }>()(fields({ code: oneTimeCode() }), {
    who: ['worker', 'self'],
    where: 'anywhere',
    example: async world => {
      await world.wait(60_000)
      const { sentTo } = await world.call<ProofAsked>('caller', 'members', 'askProof', {})
      return { code: await world.codeSentTo(sentTo) }
    },
  }),
  /** Where the caller may put one file, under `path` and the ending of its kind; a thousand a day, few before the phone is proven. */
  placeToUpload: action<{ path: string }>()(fields({}), {
    who: ['signed-in'],
    where: 'anywhere',
    example: () => ({}),
  }),
  me: action<Me>()(fields({}), { who: ['signed-in'], where: 'anywhere', example: () => ({}) }),
  /** Asks to join a union by the number of one's paper; a second application with the same number is refused. */
  apply: action<Application>()(
    fields({
      union: id('工会'),
      name: personName('姓名'),
      paper: v.optional(oneOf('证件类型', papers), 'resident'),
      idNumber: paperNumber(),
      consent: v.literal(true, '要先同意用身份证号办理入会。'),
    }),
    {
      who: ['worker', 'self'],
      where: 'anywhere',
      except: ['member'],
      tells:
        'that a number cannot be used here, with one answer for every reason and five times a day: two memberships of one identity must not be',
      example: applicationFor,
    },
  ),
  application: action<Application>()(fields({ application: application() }), {
    who: ['self', 'officer', 'upper'],
    where: 'territory',
    example: async world => ({ application: await applied(world) }),
  }),
  withdraw: action<Application>()(fields({ application: application() }), {
    who: ['self'],
    where: 'territory',
    example: async world => ({ application: await applied(world) }),
  }),
  /** Hands in again what the officer sent back. */
  resubmit: action<Application>()(
    fields({ application: application(), name: personName('姓名'), note: text('说明', 200) }),
    {
      who: ['self'],
      where: 'territory',
      example: async world => {
        const application = await applied(world)
        await world.call('officer', 'members', 'decide', {
          applications: [application],
          decision: 'return',
          decidedOn: dayOf(world.now),
          remark: '姓名与证件不一致，请改正',
        })
        return { application, name: '苏小梅', note: '已按证件改正' }
      },
    },
  ),
  /** Applications to the caller's union (officer) or its territory (upper), the earliest due first. */
  applications: action<Page<ApplicationRow>>()(
    fields({
      state: oneOf('状态', ['applying', 'returned', 'active', 'declined', 'withdrawn']),
      cursor: cursor(),
    }),
    { who: ['officer', 'upper'], where: 'anywhere', example: () => ({ state: 'applying' as const }) },
  ),
  /** Records the committee's decision on up to 50 applications at once; each is decided or says why not. */
  decide: action<Decided[]>()(
    fields({
      applications: ids('申请', 50),
      decision: oneOf('决定', ['approve', 'return', 'decline']),
      decidedOn: day('委员会决定日期'),
      remark: v.optional(text('说明', 200)),
    }),
    {
      who: ['officer'],
      where: 'territory',
      example: async world => ({
        applications: [await applied(world)],
        decision: 'approve' as const,
        decidedOn: dayOf(world.now),
      }),
    },
  ),
  card: action<Card>()(fields({}), { who: ['member'], where: 'anywhere', example: () => ({}) }),
  /** Members of the caller's union, masked, by name order of joining. */
  members: action<Page<MemberRow>>()(fields({ cursor: cursor() }), {
    who: ['officer'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Shows one number unmasked; who looked, when and why is journalled before it is shown. */
  reveal: action<{ value: string }>()(
    fields({
      member: id('会员'),
      what: oneOf('内容', ['idNumber', 'phone']),
      reason: text('查看原因', 100, 2),
    }),
    {
      who: ['officer'],
      where: 'territory',
      fresh: true,
      example: async world => ({
        member: await applied(world),
        what: 'phone' as const,
        reason: '核对入会材料',
      }),
    },
  ),
  /** Stops the number of a member whose phone is lost, after meeting them; their computers are signed out. */
  releasePhone: action<{ released: true }>()(fields({ member: id('会员'), reason: text('原因', 100, 4) }), {
    who: ['officer'],
    where: 'territory',
    fresh: true,
    example: async world => ({ member: await joined(world), reason: '手机丢了，本人带身份证来办' }),
  }),
  /** Begins signing in at a computer: a code for two minutes. */
  openDesk: action<DeskOpened>()(
    fields({
      system: oneOf('电脑的系统', ['Windows', 'macOS', 'Linux', 'other']),
      browser: oneOf('浏览器', ['Edge', 'Chrome', 'Firefox', 'Safari', 'other']),
      /** What only this computer knows, of its own making. */
      secret: v.pipe(v.string(), v.regex(/^[\w-]{43,64}$/)),
    }),
    { who: ['anyone'], where: 'anywhere', example: asking },
  ),
  /** Which computer asks, for the person who scanned its code. */
  lookDesk: action<DeskAsked>()(fields({ code: deskCode() }), {
    who: ['signed-in'],
    where: 'anywhere',
    example: async world => ({ code: (await deskOpened(world)).code }),
  }),
  /** Signs the caller in there; a code that is old or another's is refused. */
  confirmDesk: action<DeskAsked>()(fields({ code: deskCode() }), {
    who: ['worker', 'self'],
    where: 'anywhere',
    from: 'phone',
    example: async world => ({ code: (await deskOpened(world)).code }),
  }),
  /** Computers the caller is signed in at. */
  desks: action<Page<DeskRow>>()(fields({ cursor: cursor() }), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Signs the caller out at one of them, from its next call on. */
  endDesk: action<DeskRow>()(fields({ desk: id('电脑') }), {
    who: ['self'],
    where: 'territory',
    example: async world => {
      const { code } = await deskOpened(world)
      await world.call('worker', 'members', 'confirmDesk', { code })
      return { desk: code.slice(2) }
    },
  }),
  /** Signs the caller out at all of them. */
  endDesks: action<{ ended: number }>()(fields({}), {
    who: ['worker'],
    where: 'anywhere',
    example: () => ({}),
  }),
})

function dayOf(now: number): string {
  return new Date(now + 8 * 3600_000).toISOString().slice(0, 10)
}
