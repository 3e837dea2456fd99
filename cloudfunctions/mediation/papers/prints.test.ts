import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { type Paper, paperText } from '../../kit/paper'
import { writePaper } from '../../kit/paper-print'
import { caseOf, kinds, paper } from './test-case'

/** The words of a .docx, paragraph by paragraph. */
function wordsIn(content: Buffer): string {
  const xml = strFromU8(unzipSync(new Uint8Array(content))['word/document.xml'] ?? new Uint8Array())
  return xml
    .replaceAll('</w:p>', '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** Every piece of a paper's text, as it stands in a cell or a line. */
const piecesOf = (one: Paper) =>
  paperText(one)
    .split('\n')
    .flatMap(line => line.split(/[　：]/))
    .filter(Boolean)

test.each(kinds)('%s has every line of its content in the file', async kind => {
  const one = paper(caseOf(), kind)
  const words = wordsIn(await writePaper(one))
  expect(words).not.toMatch(/undefined|NaN|\[object/)
  for (const piece of piecesOf(one)) expect(words).toContain(piece)
})

const long = '长'.repeat(100_000)

test.each([
  ['HTML', '<script>alert(1)</script><b>粗</b>&amp;', '<script>alert(1)</script><b>粗</b>&amp;'],
  ['a formula', '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
  ['100,000 characters', long, long],
  ['controls and halves of characters', '好\u0000\u0007\ud800\uffff\u202e坏\u{20bb7}', '好坏\u{20bb7}'],
  ['lines of its own', '一\r\n二\u2028三', '一\n二\n三'],
])('%s in every field stands as plain text and breaks nothing', async (_, given, read) => {
  const doc = caseOf({ facts: given, request: given, witnesses: given, address: given, work: given })
  for (const kind of ['application', 'agreement'] as const) {
    const one = paper(doc, kind)
    expect(wordsIn(await writePaper(one))).toContain(read)
    expect(paperText(one)).toContain(read)
  }
})

const office = ['soffice', 'pdfinfo', 'pdftotext'].every(tool => spawnSync(tool, ['-v']).error === undefined)
const printing = office ? test : test.skip

/** The papers as pages: how many each has, how many its foot says, and the words above the foot. */
async function printed(
  papers: Record<string, Paper>,
): Promise<Record<string, { pages: number; total: number; words: string }>> {
  const folder = process.env.PAPERS ?? mkdtempSync(join(tmpdir(), 'papers-'))
  mkdirSync(folder, { recursive: true })
  const names = Object.keys(papers)
  for (const [name, one] of Object.entries(papers))
    writeFileSync(join(folder, `${name}.docx`), await writePaper(one))
  const own = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const files = names.map(name => join(folder, `${name}.docx`))
  spawnSync('soffice', [own, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files])
  const read = (name: string) => {
    const pdf = join(folder, `${name}.pdf`)
    const pages = Number(/Pages:\s+(\d+)/.exec(String(spawnSync('pdfinfo', [pdf]).stdout))?.[1])
    let total = 0
    const text = spawnSync('pdftotext', ['-raw', pdf, '-'], { maxBuffer: 64_000_000 }).stdout
    const words = String(text)
      .replace(/\s/g, '')
      .replace(/第\d+页共(\d+)页/g, (_, of: string) => {
        total = Number(of)
        return ''
      })
    return [name, { pages, total, words }] as const
  }
  const all = Object.fromEntries(names.map(read))
  if (!process.env.PAPERS) rmSync(folder, { recursive: true })
  return all
}

printing(
  `papers print on few A4 pages with every word (${office ? 'with' : 'left out without'} an office and poppler)`,
  async () => {
    const papers = Object.fromEntries(kinds.map(kind => [kind, paper(caseOf(), kind)]))
    const pages = await printed(papers)
    for (const kind of kinds) {
      const { pages: count = 0, total, words = '' } = pages[kind] ?? {}
      expect([kind, count, count >= 1 && count <= 4]).toEqual([kind, count, true])
      expect(total).toBe(count)
      for (const piece of piecesOf(paper(caseOf(), kind))) expect(words).toContain(piece.replace(/\s/g, ''))
    }
  },
  240_000,
)

printing(
  'long texts, many applicants and many employers go on over pages, none of it lost',
  async () => {
    const crowd = paper(caseOf({ others: 199 }), 'application')
    const pages = await printed({
      crowd,
      consents: paper(caseOf({ others: 11 }), 'authority'),
      employers: paper(caseOf({ employers: 9 }), 'agreement'),
      long: paper(caseOf({ facts: long, address: '住'.repeat(3000) }), 'application'),
    })
    const count = (name: string, char: string) => pages[name]?.words.split(char).length ?? 0
    for (let i = 1; i <= 199; i += 1) expect(pages.crowd?.words).toContain(`工友${i}`)
    expect(pages.employers?.words).toContain('第10分公司')
    expect(pages.long?.words.match(/长/g)).toHaveLength(100_000)
    expect(count('long', '住')).toBeGreaterThan(3000)
  },
  240_000,
)
