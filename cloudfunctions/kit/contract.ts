import * as v from 'valibot'
import type { Form } from './asks'
import { holds } from './holds'
import { longestName, type NameFault, nameFault, tidyName } from './names'
import { bareMobile, bareNumber, narrow } from './typed'

/**
 * Who may call an action. `anyone` needs no sign-in, `signed-in` a WeChat identity, `worker` a verified phone,
 * `member` a union membership in force, `self` the person the record is about, `steward` the keeper of the record's
 * circle, `officer` an officer of the record's own union, `upper` an officer of a union above it, `mediator` one on the
 * roster of the record's mediation body, `party` another party the record names by a verified phone, `guest` somebody
 * invited to this one record, `auditor` one who looks after the journal of the record's union or of one above.
 */
export type Who =
  | 'anyone'
  | 'signed-in'
  | 'worker'
  | 'member'
  | 'self'
  | 'steward'
  | 'officer'
  | 'upper'
  | 'mediator'
  | 'party'
  | 'guest'
  | 'auditor'

/** The people a test world holds, one of each, in the same territory. */
export const cast = [
  'worker',
  'member',
  'steward',
  'officer',
  'upper',
  'mediator',
  'party',
  'guest',
  'auditor',
] as const
export type Cast = (typeof cast)[number]

/** What an example may stand on: a small union with people of every role, where every call is a real one. */
export type World = {
  /** The workplace union of the cast, its street union's mediation body and the circle they are all in. */
  union: string
  body: string
  /** Another mediation body of the same territory. */
  otherBody: string
  circle: string
  /** Now, in ms. */
  now: number
  /** A number no example of this world was given before. */
  fresh(): number
  person(role: Cast): { id: string; name: string; phone: string }
  /** A phone and an identity number nobody has yet. */
  phone(): string
  idNumber(): string
  /** The last one-time code sent to this phone, which may be masked. */
  codeSentTo(phone: string): Promise<string>
  /** A code as WeChat's phone button gives it to the one the example is for. */
  phoneCode(): Promise<string>
  /** Uploads an .xlsx of these rows as the one the example is for, or as one of the cast; answers its id. */
  sheet(rows: string[][], as?: Cast): Promise<string>
  /** Lets time pass, ms. */
  wait(ms: number): Promise<void>
  /** Calls an action as one of the cast, or as the one the example is for; a refusal throws. */
  call<R>(as: Cast | 'caller', system: string, action: string, input: object): Promise<R>
}

export type Rules<I> = {
  who: readonly [Who, ...Who[]]
  /** `territory`: the input names a record, and people of the same role elsewhere are refused. */
  where: 'anywhere' | 'territory'
  /** Of these kinds of people, those who are refused as having it, or having had a part in it, already. */
  except?: readonly Who[]
  /** Done in WeChat itself only: a computer that a phone signed in is refused. */
  from?: 'phone'
  /**
   * Of weight: refused without a fresh proof, on this device, that it is really them. `number`: who has no number, or
   * lost it, has none to be asked at, and sets one.
   */
  fresh?: true | 'number'
  /** What its answer tells of others although nobody is to learn it by asking, and why it must. */
  tells?: string
  /** Whoever called it is nobody here afterwards. */
  ends?: true
  /** Builds a valid input; who is allowed must succeed with it. */
  example: (world: World) => I | Promise<I>
}

export type Action<I extends v.GenericSchema = v.GenericSchema, R = unknown> = Rules<v.InferInput<I>> & {
  input: I
  /** Only a type: the shape of the answer. */
  readonly answer?: R
}

export type Contract<A extends Record<string, Action> = Record<string, Action>> = {
  system: string
  actions: A
}

/** What a page calls: one function an action, which answers its result or throws the server's refusal. */
export type Client<C extends Contract> = {
  [K in keyof C['actions']]: (
    input: v.InferInput<C['actions'][K]['input']>,
    options?: { requestId?: string },
  ) => Promise<NonNullable<C['actions'][K]['answer']>>
}

/** States one action: `action<Answer>()(input schema, rules)`. */
export const action =
  <R>() =>
  <I extends v.GenericSchema>(input: I, rules: Rules<v.InferInput<I>>): Action<I, R> => ({ input, ...rules })

export const defineContract = <A extends Record<string, Action>>(
  system: string,
  actions: A,
): Contract<A> => ({
  system,
  actions,
})

/** Every refusal has a code for programs, a reason naming the rule, and a Chinese sentence for the person. */
export type RefusalCode =
  | 'UNAUTHENTICATED'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'LATE'
  | 'RATE'
  | 'INTERNAL'

export type Reply<R = unknown> =
  | { ok: true; result: R; serverTime: number }
  | { ok: false; code: RefusalCode; reason: string; message: string; field?: string; serverTime: number }

/** Rows of a list and the cursor of the next page, `null` at the end. */
export type Page<T> = { rows: T[]; next: string | null }

/** A deadline as a person reads it: the day it ends, and the article it comes from. */
export type Clock = {
  name: string
  label: string
  /** YYYY-MM-DD, the period ends at 24:00 of this day in Asia/Shanghai; `null` while it has not begun. */
  due: string | null
  /** Ends at this instant, ms. */
  dueAt: number | null
  days: number
  unit: 'calendar' | 'working'
  /** It lasts minutes, and ends at its instant, not with the day. */
  minutes?: number
  basis: string
  /** The article's text was read; otherwise it is known from a summary and marked so on screen. */
  sure: boolean
  /** The day rests on holidays not yet published or on something that has not happened. */
  estimated: boolean
  stopped: boolean
}

/** Who a matter lies with, and since when (ms). */
export type Holder = { name: string; level: string; since: number }

/** One line of a matter's history in plain words. */
export type TimelineLine = { at: number; by: string; text: string }

/** Something the reader of a record may do with it now. */
export type Move = {
  name: string
  label: string
  kind: 'main' | 'usual' | 'grave'
  /** What it asks, empty where its button is enough; `null` where the system draws it itself. */
  form: Form | null
}

/**
 * The lists of those who work on matters: their own, their body's or union's, due within three days, overdue, and
 * overdue with any union below theirs.
 */
export type Worklist = 'mine' | 'level' | 'soon' | 'late' | 'below'

/** What every matter shows in a list, whatever its kind. */
export type MatterRow = {
  id: string
  number: string
  state: string
  /** The state in words. */
  label: string
  tone: 'info' | 'warn' | 'late' | 'ok' | 'quiet'
  holder: Holder | null
  /** The earliest open deadline. */
  clock: Clock | null
}

/** What every matter shows whole. */
export type MatterView = MatterRow & {
  /** What happens next, in words. */
  next: string | null
  clocks: Clock[]
  timeline: TimelineLine[]
  moves: Move[]
  /** The unions that watch over it, the nearest first. */
  watch: Holder[]
}

const labelled = (label: string, min: number, max: number) =>
  v.pipe(
    v.string(`${label}要填文字。`),
    v.trim(),
    v.minLength(min, min <= 1 ? `${label}还没有填。` : `${label}至少 ${min} 个字。`),
    v.maxLength(max, `${label}最多 ${max} 个字。`),
    v.check(text => !hasHiddenCharacters(text), `${label}里有不能显示的字符，请删掉再试。`),
  )

/** One line or paragraph a person typed, trimmed; its name stands in the refusal. */
export const text = (label: string, max: number, min = 1) => labelled(label, min, max)

/** What a person is called: of one character or of many, tidied, and no word that this house goes by. */
export const personName = (label: string) =>
  v.pipe(
    v.string(`${label}要填文字。`),
    v.transform(tidyName),
    v.minLength(1, `${label}还没有填。`),
    v.rawCheck(({ dataset, addIssue }) => {
      const fault = dataset.typed ? nameFault(dataset.value) : null
      if (fault) addIssue({ message: nameWords[fault](label) })
    }),
  )

const nameWords: Record<NameFault, (label: string) => string> = {
  long: label => `${label}最多 ${longestName} 个字，请对照证件。`,
  unshown: label => `${label}里有显示不出来的字，请对照证件重新输入。`,
  strange: label => `${label}里有不是姓名的字符，请对照证件。`,
  taken: label => `${label}请填真实姓名，和证件上一样。`,
}

/** The id of a record. */
export const id = (label: string) =>
  v.pipe(v.string(`${label}不对。`), v.regex(/^[0-9A-Za-z_-]{4,64}$/, `${label}不对。`), holds('record'))

/** A mobile number however it was typed or pasted: spaces, hyphens and the country's code go before it is judged. */
export const mobile = () =>
  v.pipe(
    v.string('手机号要填 11 位数字。'),
    v.transform(bareMobile),
    v.regex(/^1[3-9]\d{9}$/, '手机号要填 11 位数字，以 1 开头。'),
    holds('phone'),
  )

/** A number to call somebody back on, mobile or not; empty where the line did not show it. */
export const callerNumber = () =>
  v.pipe(
    v.string('电话要填数字。'),
    v.transform(bareNumber),
    v.string('填手机号、带区号的座机号或短号；没有显示号码的留空。'),
    holds('phone'),
  )

export const oneTimeCode = () =>
  v.pipe(
    v.string('验证码是 6 位数字。'),
    v.transform(text => narrow(text).replace(/\s/g, '')),
    v.regex(/^\d{6}$/, '验证码是 6 位数字。'),
    holds('one-time-code'),
  )

/** A citizen's identity number with a true date of birth and check digit (GB 11643-1999). */
export const identityNumber = () =>
  v.pipe(
    v.string('身份证号要填 18 位。'),
    v.trim(),
    v.toUpperCase(),
    v.regex(/^\d{17}[\dX]$/, '身份证号要填 18 位，最后一位可以是 X。'),
    v.check(isIdentityNumber, '身份证号的最后一位或出生日期对不上，请对照证件再填一次。'),
    holds('id-number'),
  )

/** A day as YYYY-MM-DD. */
export const day = (label: string) =>
  v.pipe(
    v.string(`${label}要填日期。`),
    v.isoDate(`${label}要填日期。`),
    v.check(isRealDay, `${label}不是一个真实的日期。`),
  )

/** An instant in ms, between 2020 and 2100. */
export const instant = (label: string) =>
  v.pipe(
    v.number(`${label}要填时间。`),
    v.integer(`${label}要填时间。`),
    v.minValue(1577808000000, `${label}太早了。`),
    v.maxValue(4102416000000, `${label}太晚了。`),
  )

export const whole = (label: string, min: number, max: number) =>
  v.pipe(
    v.number(`${label}要填数字。`),
    v.integer(`${label}要填整数。`),
    v.minValue(min, `${label}最少是 ${min}。`),
    v.maxValue(max, `${label}最多是 ${max}。`),
  )

export const oneOf = <const T extends readonly [string, ...string[]]>(label: string, options: T) =>
  v.picklist(options, `${label}要从给出的选项里选。`)

/** Up to `max` different ids. */
export const ids = (label: string, max: number) =>
  v.pipe(
    v.array(id(label), `${label}还没有选。`),
    v.minLength(1, `${label}至少选一个。`),
    v.maxLength(max, `${label}一次最多选 ${max} 个。`),
    v.check(list => new Set(list).size === list.length, `${label}里有重复的。`),
  )

/** Where the next page begins; only what a page answered is taken. */
export const cursor = () =>
  v.optional(
    v.nullable(v.pipe(v.string('翻页位置不对。'), v.regex(/^[\w-]{1,400}$/, '翻页位置不对，请从头再看。'))),
  )

/** The input of an action: these fields and no others. */
export const fields = <const T extends v.ObjectEntries>(entries: T) =>
  v.strictObject(entries, '提交的内容不对，请刷新后再试。')

/** True for a number whose date of birth exists and whose check digit is right. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  if (!isRealDay(born) || born < '1900-01-01') return false
  return identityCheckDigit(text.slice(0, 17)) === text[17]
}

/** The eighteenth character for the first seventeen digits. */
export function identityCheckDigit(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return '10X98765432'[sum % 11] ?? ''
}

function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Controls but for tabs and line ends, and what makes text read in another order than it is written. */
const hasHiddenCharacters = (text: string): boolean =>
  /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u.test(text)
