import { broken, tooBig } from './faults'
import { attribute, plainText, type XmlEvents, XmlFault, xmlReader } from './xml'
import type { Zip } from './zip'

/** What a workbook says of itself: its tabs in their own order, and which parts hold what. */
export type Workbook = {
  tabs: { name: string; hidden: boolean; part: string }[]
  strings: string | null
  styles: string | null
  from1904: boolean
}

/** Text of more characters no cell of a spreadsheet can hold. */
export const longestText = 32_767

/** As it is written, each character may take six. */
export const longestRaw = 6 * longestText

/** The workbook of a zip file, found as its relations say and not by how the parts are called. */
export async function workbookIn(zip: Zip): Promise<Workbook> {
  const root = await relationsOf(zip, '')
  const path = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!zip.has(path)) throw broken()
  const relations = await relationsOf(zip, path)
  const target = (type: string) =>
    [...relations.values()].find(one => one.type === type && zip.has(one.target))?.target ?? null
  const tabs: Workbook['tabs'] = []
  let from1904 = false
  await readPart(zip, path, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isTrue(attribute(attributes, 'date1904'))
      if (name !== 'sheet') return
      const relation = relations.get(attribute(attributes, 'id') ?? '')
      if (relation?.type !== 'worksheet' || !zip.has(relation.target)) return
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
      if (tabs.length === mostTabs) throw tooBig()
      tabs.push({ name: (attribute(attributes, 'name') ?? '').slice(0, 60), hidden, part: relation.target })
    },
    close() {},
    text() {},
  })
  if (tabs.length === 0) throw broken()
  return { tabs, strings: target('sharedStrings'), styles: target('styles'), from1904 }
}

const mostTabs = 1000

export const isTrue = (value: string | null) => value === '1' || value === 'true'

/** Bytes of memory that shared texts may take, and what each takes beside its characters. */
const mostTexts = 90_000_000
const eachText = 40

/** Texts that cells share; the guide to how a text is read out stands beside it and is not part of it. */
export async function sharedTexts(zip: Zip, part: string | null): Promise<string[]> {
  const texts: string[] = []
  if (!part) return texts
  let text = ''
  let reading = false
  let guides = 0
  let total = 0
  await readPart(zip, part, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') guides += 1
      reading = name === 't' && guides === 0
    },
    close(name) {
      if (name === 'rPh') guides -= 1
      if (name === 't') reading = false
      if (name !== 'si') return
      total += 2 * text.length + eachText
      if (total > mostTexts) throw tooBig()
      texts.push(cellText(text))
    },
    text(piece) {
      if (reading && text.length <= longestRaw) text += piece
    },
  })
  return texts
}

/** Text as a cell shows it: entities and escaped characters read. */
export const cellText = (raw: string): string => {
  const text = plainText(raw)
  return text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** Which of the styles of a book show a number as a day or an hour. */
export async function dateStyles(zip: Zip, part: string | null): Promise<boolean[]> {
  const dates: boolean[] = []
  if (!part) return dates
  const own = new Map<string, string>()
  let cellFormats = false
  await readPart(zip, part, {
    open(name, attributes) {
      if (name === 'cellXfs') cellFormats = true
      if (name === 'numFmt')
        own.set(attribute(attributes, 'numFmtId') ?? '', attribute(attributes, 'formatCode') ?? '')
      if (name !== 'xf' || !cellFormats) return
      if (dates.length === mostStyles || own.size > mostStyles) throw tooBig()
      const format = attribute(attributes, 'numFmtId') ?? '0'
      const code = own.get(format)
      dates.push(code === undefined ? builtIn.has(Number(format)) : showsTime(code))
    },
    close(name) {
      if (name === 'cellXfs') cellFormats = false
    },
    text() {},
  })
  return dates
}

const mostStyles = 65_536

/** Formats every program knows by their number (ECMA-376 18.8.30), those of Chinese programs among them. */
const builtIn = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
  ...[45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58],
])

const showsTime = (code: string) =>
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/i, ''))

/** Tells what stands in a part of XML; XML that is none is refused as a broken file. */
export async function readPart(zip: Zip, part: string, events: XmlEvents): Promise<void> {
  const take = xmlReader(events)
  try {
    for await (const piece of textOf(zip.read(part))) take(piece)
  } catch (error) {
    throw readable(error)
  }
}

/** What went wrong in reading a part, as one refuses it: what cannot be unpacked or is no XML is a broken file. */
export function readable(error: unknown): unknown {
  const unpacking = error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))
  return unpacking || error instanceof XmlFault ? broken() : error
}

/** A part as text, in the encoding its first bytes say. */
export async function* textOf(pieces: AsyncGenerator<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const bytes of pieces) {
    decoder ??= new TextDecoder(encodingOf(bytes))
    yield decoder.decode(bytes, { stream: true })
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

const mostRelations = 10_000

type Relation = { type: string; target: string }

async function relationsOf(zip: Zip, path: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const part = `${folder}_rels/${path.slice(slash + 1)}.rels`
  if (!zip.has(part)) return relations
  await readPart(zip, part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? ''
      const target = pathFrom(folder, attribute(attributes, 'Target') ?? '')
      if (relations.size > mostRelations) throw tooBig()
      relations.set(attribute(attributes, 'Id') ?? '', { type, target })
    },
    close() {},
    text() {},
  })
  return relations
}

/** A target beside its folder, or from the top where it begins with a slash. */
function pathFrom(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
