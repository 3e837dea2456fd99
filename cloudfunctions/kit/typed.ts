/** Text as a person reads it: what cannot be seen is gone, any run of blanks is one. */
export const seen = (text: string): string => text.replace(unseen, '').replace(/\s+/g, ' ').trim()

/** Digits, letters and marks typed in full width as the plain ones. */
export const narrow = (text: string): string => seen(text.normalize('NFKC'))

/** A mobile number without blanks, hyphens, brackets and the country's code, however it was typed; not yet judged. */
export const bareMobile = (typed: string): string =>
  narrow(typed)
    .replace(/[\s.·()\p{Pd}−]/gu, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')

/**
 * A number to call somebody back on, however it was typed: mobile, landline with its area code and extension, or short.
 * Empty where the caller's number was not shown; `null` when it is none.
 */
export function bareNumber(typed: string): string | null {
  const text = narrow(typed)
  if (text === '' || unshown.test(text)) return ''
  const mobile = bareMobile(text)
  if (/^1[3-9]\d{9}$/.test(mobile)) return mobile
  const found = /^(?:\(?(0\d{2,3})\)?[-\s]?)?(\d{3,8})(?:\s?(?:-|转|#)\s?(\d{1,6}))?$/.exec(text)
  if (!found) return null
  const [, area, number = '', extension] = found
  if (area && number.length < 7) return null
  return `${area ? `${area}-` : ''}${number}${extension ? `转${extension}` : ''}`
}

const unshown = /^(未显示|不显示|没有显示|未知|不详|隐藏|保密|无|没有|匿名|-+|\/)$/

// Line breaks and tabs are blanks, not unseen.
const unseen = /\p{Cf}|(?!\s)\p{Cc}/gu
