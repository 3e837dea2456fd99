/** When tests begin unless told otherwise: a plain Wednesday morning, with no holiday near. */
const plain = '2026-10-21T10:00:00+08:00'

/** The instant every test's home begins at, ms; TEST_AT says another, with its offset: 2026-09-30T17:50+08:00. */
export const testAt = instantOf(process.env.TEST_AT ?? plain)

function instantOf(text: string): number {
  const instant = /[+-]\d\d:\d\d$|Z$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(instant)) throw new Error(`TEST_AT is no instant with its offset: ${text}`)
  return instant
}
