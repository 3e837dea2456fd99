/** What a reader of XML is told; names are without their prefix, attributes as they are written. */
export type XmlEvents = {
  open(name: string, attributes: string): void
  close(name: string): void
  /** A piece of text, its entities not yet read, one of them perhaps cut in two. */
  text(piece: string): void
}

/** No tag of a spreadsheet is longer; whoever writes one means harm. */
const longestTag = 65_536

export class XmlFault extends Error {}

/** Takes XML piece by piece and holds no more of it than one tag. Entities of its own, as a DOCTYPE has them, are refused. */
export function xmlReader({ open, close, text }: XmlEvents): (piece: string) => void {
  let left = ''
  return piece => {
    const all = left === '' ? piece : left + piece
    let at = 0
    while (at < all.length) {
      if (all.charCodeAt(at) !== lessThan) {
        const next = all.indexOf('<', at)
        const end = next < 0 ? all.length : next
        text(all.slice(at, end))
        at = end
        continue
      }
      const end = endOfTag(all, at)
      if (end < 0) break
      tell(all, at, end)
      at = end
    }
    left = all.slice(at)
    if (left.length > longestTag) throw new XmlFault('a tag without an end')
  }

  function tell(all: string, at: number, end: number): void {
    const second = all[at + 1]
    if (second === '?') return
    if (second === '!') {
      if (all.startsWith('<![CDATA[', at)) text(escaped(all.slice(at + 9, end - 3)))
      else if (!all.startsWith('<!--', at)) throw new XmlFault('a document type')
      return
    }
    if (second === '/') {
      close(localName(all.slice(at + 2, end - 1).trim()))
      return
    }
    const empty = all[end - 2] === '/'
    const inner = all.slice(at + 1, empty ? end - 2 : end - 1)
    const gap = inner.search(/\s/)
    const name = localName(gap < 0 ? inner : inner.slice(0, gap))
    open(name, gap < 0 ? '' : inner.slice(gap))
    if (empty) close(name)
  }
}

/** The value of an attribute, whatever its prefix; `null` where it is not there. */
export function attribute(attributes: string, name: string): string | null {
  const known = patterns.get(name) ?? new RegExp(`(?:^|\\s|:)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, known)
  const found = known.exec(attributes)
  return found ? plainText(found[1] ?? found[2] ?? '') : null
}

const patterns = new Map<string, RegExp>()

/** Text with its entities read. */
export const plainText = (text: string): string =>
  text.includes('&') ? text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|lt|gt|amp|quot|apos);/g, entity) : text

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

const lessThan = 60

/** Where a tag ends, -1 when its end is not here yet; a `>` in an attribute's value ends nothing. */
function endOfTag(all: string, at: number): number {
  for (const [begin, end] of wholes) {
    if (all.startsWith(begin, at)) {
      const found = all.indexOf(end, at + begin.length)
      return found < 0 ? -1 : found + end.length
    }
  }
  if (all.length - at < 9 && all.startsWith('<!', at)) return -1
  for (let i = at + 1; i < all.length; i += 1) {
    const char = all[i]
    if (char === '>') return i + 1
    if (char === '"' || char === "'") {
      const closing = all.indexOf(char, i + 1)
      if (closing < 0) return -1
      i = closing
    }
  }
  return -1
}

const wholes = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
