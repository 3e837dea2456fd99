import { yuan, yuanInCharacters } from './money'

test.each([
  [1_200_000, '12,000.00', '壹万贰仟元整'],
  [0, '0.00', '零元整'],
  [5, '0.05', '伍分'],
  [50, '0.50', '伍角整'],
  [105, '1.05', '壹元零伍分'],
  [12_345_678, '123,456.78', '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
  [1_000_100, '10,001.00', '壹万零壹元整'],
  [10_000_000_000, '100,000,000.00', '壹亿元整'],
  [10_000_100_000, '100,001,000.00', '壹亿零壹仟元整'],
  [100_500_000, '1,005,000.00', '壹佰万伍仟元整'],
])('%d 分 is %s and %s', (fen, figures, characters) => {
  expect(yuan(fen)).toBe(figures)
  expect(yuanInCharacters(fen)).toBe(characters)
})

test('what is no amount is not written', () => {
  for (const wrong of [-1, 1.5, 1e14]) expect(() => yuanInCharacters(wrong)).toThrow('no amount')
})
