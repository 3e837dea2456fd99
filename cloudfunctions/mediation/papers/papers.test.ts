import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { blindMark, seal } from '../../kit/crypto'
import { paperText, writePaper } from '../../kit/paper'
import { keep } from '../../kit/pending'
import { signed, written } from '../agreement'
import { submitted, write } from '../filing'
import type { CaseBody, CaseDoc, PaperDoc, PaperKind } from '../store'
import { paperOf } from './papers'
import { titleOf } from './parts'

const key = Buffer.alloc(32, 7).toString('base64')
process.env.NIANGJIA_KEYS = JSON.stringify({ cipher: { id: 'c', key }, mac: { id: 'm', key } })

const at = Date.parse('2026-11-20T10:00:00+08:00')
const body: CaseBody = {
  id: 'body',
  name: '东河街道劳动争议调解中心',
  short: '东河街',
  union: 'street',
  level: 'street',
  path: '/city/street/',
  contact: { person: 'p', name: '沈雪琴' },
}
const known = (phone: string) => ({ phone: seal(phone), mark: blindMark('phone', phone) })

const application = {
  filer: '苏晓梅',
  sex: '女',
  born: 1988,
  work: '车工',
  address: '东河街道新村 3 幢 201 室',
  dispute: 'wages' as const,
  respondent: '宏达机械有限公司',
  respondentAddress: '东河街道工业路 8 号',
  head: '王建国',
  headOffice: '总经理',
  amount: 1_200_000,
  request: '支付 2026 年 8 月至 9 月工资 12000 元',
  facts: '公司自 8 月起没有发工资，多次去问都说再等等。'.repeat(4),
  witnesses: '李秀兰，东河街道新村 5 幢',
}

function caseOf(more: { facts?: string; others?: number } = {}): CaseDoc {
  const joints = Array.from({ length: more.others ?? 0 }, (_, i) => ({
    name: `工友${i + 1}`,
    ...known(`1390000${1000 + i}`),
  }))
  const filing = {
    _id: 'c',
    person: 'w',
    known: known('13800001234'),
    joints,
    takenDown: { by: '沈雪琴', authority: 'paper' as const, proof: null },
    evidence: [
      {
        key: 'ev-0',
        name: '流水.pdf',
        kind: 'document' as const,
        source: '本人工资卡',
        by: '苏晓梅',
        at,
        file: 'f',
        hash: 'ab'.repeat(32),
      },
    ],
  }
  const words = { ...application, ...(more.facts && { facts: more.facts }) }
  const representatives = joints.length >= 9 ? { representatives: [0, 1, 2] } : {}
  const step = { at, by: '苏晓梅' }
  const numbered = { year: '2026', n: 3 }
  const doc = keep<CaseDoc>(
    submitted(write(body, { ...words, ...representatives }, filing, numbered, step), step),
  )
  const mediator = { person: 'p', name: '沈雪琴', interest: '' }
  const session = {
    key: 's',
    from: at + 3600_000,
    to: at + 7200_000,
    place: '街道二楼调解室',
    room: null,
    booking: null,
    off: null,
    arrived: [{ key: 'app-0', name: '苏晓梅', at, how: 'code' as const }],
    minutes: {
      text: '公司愿意分两笔付清。',
      at,
      signed: [{ key: 'app-0', name: '苏晓梅', at, file: 'f', hash: 'h' }],
    },
  }
  const terms = {
    result: '公司支付苏晓梅工资 12000 元，双方再无其他争议。',
    performance: '分两笔转入工资卡。',
    instalments: [
      { day: '2026-12-15', amount: 600_000, what: '第一笔' },
      { day: '2027-01-15', amount: 600_000, what: '第二笔' },
    ],
  }
  const mediated = { ...doc, mediator, sessions: [session] }
  const signature = { key: 'app-0', day: '2026-11-20', photo: 'f', hash: 'h', certificate: null }
  const agreement = signed(written(mediated, terms, '2026-11-20'), signature, '2026-11-20')
  const archive = { at, hash: 'cd'.repeat(32) }
  return {
    ...mediated,
    agreement: { ...agreement, inForceOn: '2026-11-20' },
    archive,
    papers: kinds.map(paperDoc),
  }
}

const kinds: PaperKind[] = [
  'application',
  'receipt',
  'supplement',
  'inquiry',
  'acceptance',
  'refusal',
  'summons',
  'minutes',
  'agreement',
  'failure',
  'arbitration',
  'review',
  'confirmation',
  'authority',
  'index',
]

const paperDoc = (kind: PaperKind): PaperDoc => ({
  key: `${kind}-0`,
  kind,
  number: '东河街劳调〔2026〕3号',
  at,
  words: '双方对金额的说法差得太远。',
  session: 's',
})

const paper = (doc: CaseDoc, kind: PaperKind) => paperOf({ doc, paper: paperDoc(kind), clear: true })
const textIn = async (doc: CaseDoc, kind: PaperKind) => {
  const content = await writePaper(paper(doc, kind))
  const xml = strFromU8(unzipSync(new Uint8Array(content))['word/document.xml'] ?? new Uint8Array())
  return {
    content,
    text: xml
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  }
}

test.each(kinds)('%s has its title, its number and every line of its content', async kind => {
  const doc = caseOf()
  const { content, text } = await textIn(doc, kind)
  if (process.env.PAPERS) {
    mkdirSync(process.env.PAPERS, { recursive: true })
    writeFileSync(join(process.env.PAPERS, `${kind}.docx`), content)
  }
  expect(text).toContain(titleOf(kind))
  expect(text).not.toMatch(/undefined|NaN|\[object/)
  for (const line of paperText(paper(doc, kind)).split('\n')) {
    for (const part of line.split(/[：　]/)) expect(text).toContain(part.replace(/^\d+．/, ''))
  }
})

test('the application has every field the law lists', async () => {
  const { text } = await textIn(caseOf(), 'application')
  for (const field of [
    '苏晓梅',
    '女',
    '38 岁',
    '车工',
    '新村 3 幢',
    '13800001234',
    '王建国 总经理',
    '壹万贰仟元整',
    '李秀兰',
  ])
    expect(text).toContain(field)
  expect(text).toContain('口头申请，由沈雪琴记录')
})

test('a receipt never says that the limitation has begun anew', () => {
  const text = paperText(paper(caseOf(), 'receipt'))
  expect(text).toContain('可用于主张时效中断')
  expect(text).not.toMatch(/重新(起算|计算)|已经中断/)
})

test('the end without agreement names the four ways on with their articles', () => {
  const text = paperText(paper(caseOf(), 'failure'))
  for (const way of ['申请劳动仲裁', '提起诉讼', '支付令', '法律援助', '第十六条'])
    expect(text).toContain(way)
})

test('twelve applicants stand in one table', () => {
  const text = paperText(paper(caseOf({ others: 11 }), 'application'))
  expect(text).toContain('工友11')
})

test.each([
  ['HTML', '<script>alert(1)</script><b>粗</b>'],
  ['a formula', '=HYPERLINK("http://x")'],
  ['100,000 characters', '长'.repeat(100_000)],
  ['characters XML cannot hold', '好\u0000\u0007坏'],
])('%s stands as it was written and breaks nothing', async (_, facts) => {
  const { text } = await textIn(caseOf({ facts }), 'application')
  expect(text).toContain([...facts].filter(char => char >= ' ').join(''))
})

const office = spawnSync('soffice', ['--version']).status === 0

const onPages = office ? test : test.skip
onPages(
  'each paper prints on one to three A4 pages',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'niangjia-papers-'))
    for (const kind of kinds)
      writeFileSync(join(folder, `${kind}.docx`), await writePaper(paper(caseOf(), kind)))
    const files = kinds.map(kind => join(folder, `${kind}.docx`))
    spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...files])
    expect(readdirSync(folder).filter(name => name.endsWith('.pdf'))).toHaveLength(kinds.length)
  },
  120_000,
)
