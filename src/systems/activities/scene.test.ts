import { partsOf } from './scene'

const activity = '7Q4M2K9XW1TB5RZC0V8EHN3DGJ'

test('a door code scanned is its activity and four characters', () => {
  expect(partsOf(`d.${activity}0ABC`)).toEqual({ activity, code: '0ABC' })
})

test.each(['', 'c.ABCD', `d.${activity}`, `d.${activity}0ABCD`, `d.${activity.toLowerCase()}0ABC`])(
  'anything else is no door code: %s',
  scene => {
    expect(partsOf(scene)).toBeNull()
  },
)
