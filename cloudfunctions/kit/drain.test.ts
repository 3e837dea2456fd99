import { systemContext } from './context'
import { carryOut, isAfterSave, registerCarriers } from './drain'
import { keep } from './pending'
import { Refusal } from './refusal'
import type { Collection, Kept } from './store'

const refusal = new Refusal('CONFLICT', 'too-late', '来晚了。')

registerCarriers({
  'tests.refuse': () => Promise.reject(refusal),
})

const saved: Kept = {
  ...keep<Kept>({ _id: 'a' }),
  pending: [
    {
      r: 'r1',
      at: 1,
      by: 'p',
      name: '苏晓梅',
      action: 'tests.act',
      note: '办了',
      effects: [{ to: 'tests.refuse', input: {} }],
    },
  ],
}

// What is refused before anything is written needs no database.
const never: Collection<Kept> = new Proxy(Object.create(null), {
  get: (_, name) => {
    throw new Error(`nobody asks for ${String(name)}`)
  },
})

test('a refusal of what follows is told from one that came before anything was saved', async () => {
  expect(isAfterSave(refusal)).toBe(false)
  await expect(carryOut(systemContext(1, 'r1'), never, saved)).rejects.toBe(refusal)
  expect(isAfterSave(refusal)).toBe(true)
})

test('a document that nothing follows from is answered as it is', async () => {
  const plain = keep<Kept>({ _id: 'b' })
  expect(await carryOut(systemContext(1, 'r2'), never, plain)).toBe(plain)
})
