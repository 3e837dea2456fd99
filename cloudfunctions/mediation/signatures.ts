import { Refusal } from '../kit/refusal'

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
