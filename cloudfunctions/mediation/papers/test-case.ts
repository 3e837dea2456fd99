import { blindMark, seal } from '../../kit/crypto'
import { keep } from '../../kit/pending'
import { signed, written } from '../agreement'
import { submitted, write } from '../filing'
import type { CaseBody, CaseDoc, PaperDoc, PaperKind } from '../store'
import { paperKinds, paperNumber } from './kinds'
import { paperOf } from './papers'

export const at = Date.parse('2026-11-20T10:00:00+08:00')

export const kinds = Object.keys(paperKinds).filter((kind): kind is PaperKind => kind in paperKinds)

export const paperDoc = (kind: PaperKind): PaperDoc => ({
  key: `${kind}-0`,
  kind,
  number: paperNumber('东河街劳调〔2026〕3号', kind, 0),
  at,
  words: '双方对金额的说法差得太远。',
  session: 's',
  mediator: '沈雪琴',
  received:
    kind === 'acceptance'
      ? [{ key: 'app-0', person: 'w', name: '苏晓梅', at, file: 'f', hash: 'ef'.repeat(32), paper: 'p' }]
      : [],
})

export const paper = (doc: CaseDoc, kind: PaperKind, clear = true) =>
  paperOf({ doc, paper: paperDoc(kind), clear })

/** A case with everything a paper can speak of. */
export function caseOf(more: Partial<typeof application> & { others?: number; employers?: number } = {}) {
  const { others = 0, employers = 0, ...words } = more
  const joints = Array.from({ length: others }, (_, i) => ({
    name: `工友${i + 1}`,
    sex: '男',
    born: 1980,
    work: '装配工',
    address: '东河街道新村 6 幢',
    ...known(`1390000${1000 + i}`),
  }))
  const filing = {
    _id: 'c',
    person: 'w',
    known: known('13800001234'),
    joints,
    takenDown: { by: '沈雪琴', authority: 'paper' as const, proof: null, hash: null },
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
  const said = {
    ...application,
    ...words,
    moreRespondents: Array.from({ length: employers }, (_, i) => ({
      name: `宏达机械有限公司第${i + 2}分公司`,
      address: `东河街道工业路 ${i + 9} 号`,
      phone: `0571-8888${2000 + i}`,
    })),
    ...(others >= 9 && { representatives: [0, 1, 2] }),
  }
  const step = { at, by: '苏晓梅' }
  const doc = keep<CaseDoc>(submitted(write(body, said, filing, { register: 'body/2026', n: 3 }, step), step))
  const mediated = { ...doc, mediator: { person: 'p', name: '沈雪琴', interest: '' }, sessions: [session] }
  const putIn = { person: 'p', name: '沈雪琴', at }
  const page = { day: '2026-11-20', photo: 'f', hash: '9a'.repeat(32), certificate: null, putIn }
  const agreement = signed(written(mediated, terms, '2026-11-20'), ['app-0'], page, '2026-11-20')
  return {
    ...mediated,
    agreement: { ...agreement, inForceOn: '2026-11-20' },
    archive: { at, hash: 'cd'.repeat(32) },
    papers: kinds.map(paperDoc),
  }
}

const key = Buffer.alloc(32, 7).toString('base64')
process.env.NIANGJIA_KEYS = JSON.stringify({ cipher: { id: 'c', key }, mac: { id: 'm', key } })

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
  respondentPhone: '0571-88881234',
  head: '王建国',
  headOffice: '总经理',
  amount: 1_200_000,
  request: '支付 2026 年 8 月至 9 月工资 12000 元',
  facts: '公司自 8 月起没有发工资，多次去问都说再等等。'.repeat(4),
  witnesses: '李秀兰，东河街道新村 5 幢',
}

const session = {
  key: 's',
  from: at + 3600_000,
  to: at + 7200_000,
  place: '东河街道办事处 二楼调解室',
  room: null,
  booking: null,
  off: null,
  arrived: [{ key: 'app-0', name: '苏晓梅', at, how: 'code' as const }],
  minutes: {
    text: '公司愿意分两笔付清。',
    at,
    signed: [{ key: 'app-0', person: 'w', name: '苏晓梅', at, file: 'f', hash: 'h', paper: 'p' }],
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
