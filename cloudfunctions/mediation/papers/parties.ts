import { dayOf } from '../../kit/clocks'
import { maskPhone, type Sealed, unseal } from '../../kit/crypto'
import type { Block } from '../../kit/paper'
import type { CaseDoc } from '../store'
import { dateWords, type Printing } from './parts'

/** One who asks, as the law has them named (调解仲裁法 28); what is not known is empty, to be written in. */
export type Applicant = {
  name: string
  sex: string
  age: string
  /** 1988 年生. */
  born: string
  work: string
  employer: string
  address: string
  phone: string
  representative: boolean
  /** The day they agreed to take part; empty while they have not. */
  joined: string
}

/** One who is asked of. */
export type Respondent = { name: string; address: string; head: string; phone: string; contact: string }

/** The parties of a case in words; phones stand whole only where the reader sees them so. */
export const partiesOf = ({ doc, paper, clear }: Printing) => ({
  applicants: doc.applicants.map(
    (one): Applicant => ({
      name: one.name,
      sex: one.sex,
      age: one.born === null ? '' : `${Number(dayOf(paper.at).slice(0, 4)) - one.born} 岁`,
      born: one.born === null ? '' : `${one.born} 年生`,
      work: one.work,
      employer: doc.respondents[0]?.name ?? '',
      address: one.address,
      phone: phoneShown(one.phone, clear),
      representative: one.representative,
      joined: one.joinedAt === null ? '' : dateWords(one.joinedAt),
    }),
  ),
  respondents: doc.respondents.map(
    ({ name, address, head, headOffice, phone, contact }): Respondent => ({
      name,
      address,
      head: [head, headOffice].filter(Boolean).join('，'),
      phone: phoneShown(phone, clear),
      contact: contact ? [contact.name, contact.office].filter(Boolean).join('，') : '',
    }),
  ),
})

/** Everybody with every field the law lists: up to three in tables of their own, more as rows of one. */
export function partyBlocks(of: Printing): Block[] {
  const { applicants, respondents } = partiesOf(of)
  return [...applicantBlocks(applicants), ...respondentBlocks(respondents)]
}

/** The applicants alone, where only they speak. */
export const applicantsOf = (of: Printing): Block[] => applicantBlocks(partiesOf(of).applicants)

/** A phone whole or masked; empty where there is none. */
export function phoneShown(phone: Sealed | null, clear: boolean): string {
  if (!phone) return ''
  const whole = unseal(phone)
  if (clear) return whole
  return maskPhone(whole)
}

/** 苏晓梅等 12 人; one or two by their names. */
export const applicantsShort = ({ applicants }: Pick<CaseDoc, 'applicants'>) => short(applicants, '人')
export const respondentsShort = ({ respondents }: Pick<CaseDoc, 'respondents'>) =>
  short(respondents, '个单位')
export const you = ({ applicants }: Pick<CaseDoc, 'applicants'>) => (applicants.length > 1 ? '你们' : '你')

/** Who signs for the applicants: their representatives, or everybody where there are none. */
export function signingApplicants({ applicants }: Pick<CaseDoc, 'applicants'>) {
  const chosen = applicants.filter(({ representative }) => representative)
  return chosen.length > 0 ? chosen : applicants
}

const inTables = 3

const applicantBlocks = (applicants: readonly Applicant[]): Block[] =>
  applicants.length <= inTables
    ? applicants.map(one => ({ kind: 'facts', rows: applicantRows(one) }))
    : [
        {
          kind: 'facts',
          rows: [
            ['申请人', `${applicants[0]?.name ?? ''}等 ${applicants.length} 人`],
            ['代表', namesOf(applicants.filter(({ representative }) => representative))],
            ['工作单位', applicants[0]?.employer ?? ''],
          ],
        },
        {
          kind: 'table',
          heads: ['序号', '姓名', '性别', '年龄', '职业', '住所', '电话', '本人同意'],
          shares: [9, 12, 9, 9, 11, 22, 16, 14],
          rows: applicants.map((one, i) => [
            `${i + 1}`,
            one.name,
            one.sex,
            one.age,
            one.work,
            one.address,
            one.phone,
            one.joined,
          ]),
        },
      ]

const respondentBlocks = (respondents: readonly Respondent[]): Block[] =>
  respondents.length <= inTables
    ? respondents.map(one => ({ kind: 'facts', rows: respondentRows(one) }))
    : [
        {
          kind: 'table',
          heads: ['序号', '被申请人', '住所', '法定代表人或负责人', '电话', '联系人'],
          shares: [8, 21, 22, 15, 20, 14],
          rows: respondents.map(({ name, address, head, phone, contact }, i) => [
            `${i + 1}`,
            name,
            address,
            head,
            phone,
            contact,
          ]),
        },
      ]

const applicantRows = (one: Applicant) => [
  [one.representative ? '申请人（代表）' : '申请人', one.name] as const,
  ['性别', one.sex] as const,
  ['年龄', [one.age, one.born].filter(Boolean).join('，')] as const,
  ['职业', one.work] as const,
  ['工作单位', one.employer] as const,
  ['住所', one.address] as const,
  ['电话', one.phone] as const,
]

const respondentRows = (one: Respondent) => [
  ['被申请人', one.name] as const,
  ['住所', one.address] as const,
  ['法定代表人或负责人', one.head] as const,
  ['电话', one.phone] as const,
  ['联系人', one.contact] as const,
]

const namesOf = (all: readonly { name: string }[]) => all.map(({ name }) => name).join('、')

const short = (all: readonly { name: string }[], unit: string) =>
  all.length > 2 ? `${all[0]?.name}等 ${all.length} ${unit}` : namesOf(all)
