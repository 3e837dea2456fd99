import { fingerprint } from '../kit/crypto'
import { paperText } from '../kit/paper'
import { Refusal } from '../kit/refusal'
import { paperOf } from './papers/papers'
import type { CaseDoc, PaperDoc } from './store'

/** Verifies that a certificate number stands for a reliable electronic signature (电子签名法 13) on this document. */
export type Certifier = { verifies(certificate: string): boolean }

/** The certification service of this union; with none, agreements are signed on paper. */
const certifier: Certifier | null = null

/** Refuses a certificate nobody here can verify; without one, a photographed signature is a paper one. */
export function refuseUncertified(certificate: string | null, by: Certifier | null = certifier): void {
  if (certificate === null || by?.verifies(certificate)) return
  throw new Refusal(
    'INVALID',
    'certificate',
    '现在不能验证数字证书签名。请打印出来签字盖章，拍照放进来。',
    'certificate',
  )
}

/** SHA-256 of the text of a paper of the case, without the places where people sign. */
export function textHash(doc: CaseDoc, paper: PaperDoc): string {
  const whole = paperOf({ doc, paper, clear: false })
  const blocks = whole.blocks.filter(({ kind }) => !['signing', 'signatures', 'seal'].includes(kind))
  return fingerprint(paperText({ ...whole, blocks }))
}

/** Refuses a signature drawn under another text than the one that stands there now. */
export function refuseChanged(now: string, seen: string, field: string): void {
  if (now === seen) return
  throw new Refusal('CONFLICT', 'paper-changed', '内容刚刚改过，请重新看一遍再签。', field)
}

/** The prints of a case with one more; refuses content that was put into the case before, by whoever it was. */
export function printed({ prints, evidence }: CaseDoc, hash: string, field: string): string[] {
  if (prints.includes(hash) || evidence.some(one => one.hash === hash)) {
    throw new Refusal(
      'CONFLICT',
      'same-picture',
      '这张图在这个案件里已经用过了。签名要本人当场重新签，拍照的要重新拍。',
      field,
    )
  }
  return [...prints, hash]
}
