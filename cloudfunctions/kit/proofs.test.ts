import { isProven, proofHolds, provenOn } from './proofs'

const at = 1_795_238_183_724

test('a proof holds ten minutes, on the device it was given at and no other', () => {
  const proofs = provenOn({}, 'phone', at)
  expect(proofHolds).toBe(10 * 60_000)
  expect(isProven({ proofs }, 'phone', at)).toBe(true)
  expect(isProven({ proofs }, 'phone', at + proofHolds - 1)).toBe(true)
  expect(isProven({ proofs }, 'phone', at + proofHolds)).toBe(false)
  expect(isProven({ proofs }, 'a-desk', at)).toBe(false)
  expect(isProven({}, 'phone', at)).toBe(false)
})

test('one device has one proof, another keeps its own, and those that ran out are gone', () => {
  const first = provenOn({}, 'phone', at)
  const both = provenOn({ proofs: first }, 'a-desk', at + 1)
  expect(both.map(({ device }) => device)).toEqual(['phone', 'a-desk'])
  expect(provenOn({ proofs: both }, 'phone', at + 2)).toEqual([
    { device: 'a-desk', until: at + 1 + proofHolds },
    { device: 'phone', until: at + 2 + proofHolds },
  ])
  expect(provenOn({ proofs: both }, 'phone', at + 2 * proofHolds)).toHaveLength(1)
})

test('of very many devices the oldest proof goes', () => {
  let proofs = provenOn({}, 'desk-0', at)
  for (let i = 1; i <= 30; i += 1) proofs = provenOn({ proofs }, `desk-${i}`, at + i)
  expect(proofs).toHaveLength(20)
  expect(isProven({ proofs }, 'desk-0', at + 30)).toBe(false)
  expect(isProven({ proofs }, 'desk-30', at + 30)).toBe(true)
})
