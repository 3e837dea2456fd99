/** Text as a person reads it: what cannot be seen is gone, any run of blanks is one. */
export const seen = (text: string): string => text.replace(unseen, '').replace(/\s+/g, ' ').trim()

/** Digits, letters and marks typed in full width as the plain ones. */
export const narrow = (text: string): string => seen(text.normalize('NFKC'))

/** A mobile number without blanks, hyphens, brackets and the country's code, however it was typed; not yet judged. */
export const bareMobile = (typed: string): string =>
  narrow(typed)
    .replace(/[\s.·()\p{Pd}−]/gu, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')

// Line breaks and tabs are blanks, not unseen.
const unseen = /\p{Cf}|(?!\s)\p{Cc}/gu
