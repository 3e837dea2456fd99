/** What a collection holds of people, as data: by it each can see, take along and have erased what is kept of them. */
export type Personal =
  /** Nothing of anybody, and why. */
  | { none: string }
  | {
      /** What the person calls a record of this kind. */
      title: string
      /** Where a document says whose it is, by person id, mark or WeChat identity; `*` stands for any place in a list. */
      whose: readonly string[]
      /**
       * What becomes of theirs when they are erased: it goes, its words about them go, or those are sealed away for as
       * long as the rule named in `because` makes the union keep it.
       */
      erased: 'removed' | 'blanked' | 'sealed'
      /** While it is a matter somebody still has to do with, it stays as it is. */
      open?: true
      /** Why it is kept, with its article. */
      because?: string
      /** Fields beside those every record has that hold a person's own words. */
      words?: readonly string[]
      /** Which fields the person is shown, and under which name. */
      shows: Readonly<Record<string, string>>
    }

/**
 * Everything by which documents may know one person, the texts that may stand in others' words, and the records of
 * theirs that stay: whatever is about one of those is looked through for the texts, and goes on leading there.
 */
export type Subject = { ids: ReadonlySet<string>; about: ReadonlySet<string>; texts: readonly string[] }

export type Doc = { _id: string; [field: string]: unknown }

/** What erasing makes of a document: nothing to do, gone, changed, or kept for now. */
export type Verdict =
  | { is: 'untouched' }
  | { is: 'removed' }
  | { is: 'kept' }
  | { is: 'changed'; doc: Doc; sealed: readonly string[] }

/** Stands where a name stood. */
export const erasedName = '已注销'

/** Fields that hold somebody's own data wherever they stand beside their id. */
const ownFields = [
  'name',
  'phone',
  'address',
  'work',
  'words',
  'text',
  'note',
  'reason',
  'answers',
  'interest',
  'born',
  'sex',
]

/** Whether any part of a document names the person by one of their ids, or a record of theirs that stays. */
export function concerns(value: unknown, subject: Subject): boolean {
  if (typeof value === 'string') return subject.ids.has(value) || subject.about.has(value)
  if (Array.isArray(value)) return value.some(one => concerns(one, subject))
  return isRecord(value) && Object.values(value).some(one => concerns(one, subject))
}

/** Whether the document is the person's own by its collection's rule. */
export const isTheirs = (doc: Doc, rule: Personal, { ids }: Subject): boolean =>
  'whose' in rule &&
  rule.whose.some(path => at(doc, path.split('.')).some(value => typeof value === 'string' && ids.has(value)))

/** Whether the whole document is theirs, not only a line of it. */
export const isWhollyTheirs = (doc: Doc, rule: Personal, subject: Subject): boolean =>
  'whose' in rule &&
  rule.whose.some(path => {
    const value = doc[path]
    return typeof value === 'string' && subject.ids.has(value)
  })

/** What erasing a person makes of one document; `tomb` takes the place of their ids. */
export function erased(
  doc: Doc,
  rule: Personal,
  subject: Subject,
  tomb: string,
  sealedNothing: unknown,
): Verdict {
  const theirs = isTheirs(doc, rule, subject)
  if (theirs && 'whose' in rule) {
    if (rule.open && isOpen(doc)) return { is: 'kept' }
    if (rule.erased === 'removed') return { is: 'removed' }
  }
  if (!concerns(doc, subject)) return { is: 'untouched' }
  const sealed: string[] = []
  const words = new Set([...ownFields, ...('whose' in rule ? (rule.words ?? []) : [])])
  const clean = (text: string) => subject.texts.reduce((left, one) => left.replaceAll(one, erasedName), text)
  const blank = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') {
      if (value === '') return value
      sealed.push(`${field}：${value}`)
      return field === 'name' || field.endsWith('Name') ? erasedName : ''
    }
    if (Array.isArray(value)) return value.map(one => blank(one, field))
    if (typeof value === 'number') return null
    if (isSealed(value)) return sealedNothing
    if (!isRecord(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        words.has(name) ? blank(one, name) : visit(one, false),
      ]),
    )
  }
  const visit = (value: unknown, own: boolean): unknown => {
    if (typeof value === 'string') return subject.ids.has(value) ? tomb : clean(value)
    if (Array.isArray(value)) return value.map(one => visit(one, false))
    if (!isRecord(value) || isSealed(value)) return value
    const named = own || Object.values(value).some(one => typeof one === 'string' && subject.ids.has(one))
    return Object.fromEntries(
      Object.entries(value).map(([field, one]) => [
        field,
        named && words.has(field) ? blank(one, field) : visit(one, false),
      ]),
    )
  }
  const { _id, ...rest } = doc
  const rootIsTheirs = isWhollyTheirs(doc, rule, subject)
  const fields = Object.fromEntries(
    Object.entries(rest).map(([field, one]) => [
      field,
      rootIsTheirs && words.has(field) ? blank(one, field) : visit(one, false),
    ]),
  )
  return { is: 'changed', doc: { _id, ...fields }, sealed }
}

/** The ids of files that stand anywhere in a document. */
export function filesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('cloud://') ? [value] : []
  if (Array.isArray(value)) return value.flatMap(filesIn)
  return isRecord(value) ? Object.values(value).flatMap(filesIn) : []
}

/** What stands at a path, all of it where the path goes through lists. */
export function at(value: unknown, path: readonly string[]): unknown[] {
  const [field, ...rest] = path
  if (field === undefined) return Array.isArray(value) ? value : [value]
  if (field === '*') return Array.isArray(value) ? value.flatMap(one => at(one, rest)) : []
  return isRecord(value) && field in value ? at(value[field], rest) : []
}

/** A matter is open as long as something of it is due. */
const isOpen = ({ clocks, dueAt }: Doc) => Array.isArray(clocks) && typeof dueAt === 'number' && dueAt > 0

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text under a key, as kit/crypto seals it. */
export const isSealed = (value: unknown): value is { key: string; box: string } =>
  isRecord(value) && typeof value.key === 'string' && typeof value.box === 'string'
