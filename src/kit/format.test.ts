import {
  clockWords,
  dayWords,
  greeting,
  instantOf,
  leftWords,
  legalDay,
  maskedPhone,
  sinceDay,
  sinceWords,
  yuan,
} from './format'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-21T20:15:00')

describe('dates as a person reads them', () => {
  test('a date carries its weekday, and its year only when it is another year', () => {
    expect(dayWords('2026-11-25', now)).toBe('11月25日(周三)')
    expect(dayWords(at('2027-01-04T09:00:00'), now)).toBe('2027年1月4日(周一)')
  })

  test('the day is that of Shanghai, wherever the machine stands', () => {
    expect(dayWords(at('2026-11-25T00:10:00'), now)).toBe('11月25日(周三)')
    expect(legalDay(at('2026-11-25T00:10:00'))).toBe('2026-11-25')
    expect(clockWords(at('2026-11-25T00:10:00'))).toBe('00:10')
  })

  test('what happened within a day is said relative to now', () => {
    expect(sinceWords(now - 20_000, now)).toBe('刚刚')
    expect(sinceWords(now - 5 * 60_000, now)).toBe('5 分钟前')
    expect(sinceWords(at('2026-11-21T08:30:00'), now)).toBe('今天 08:30')
    expect(sinceWords(at('2026-11-20T21:10:00'), now)).toBe('昨天 21:10')
    expect(sinceWords(at('2026-11-18T21:10:00'), now)).toBe('11月18日(周三) 21:10')
    expect(sinceDay(at('2026-11-18T21:10:00'), now)).toBe('11月18日(周三)')
    expect(sinceDay(at('2026-11-20T21:10:00'), now)).toBe('昨天 21:10')
  })

  test('a period ends at 24:00 of its last day', () => {
    expect(leftWords(at('2026-11-22T00:00:00'), now)).toBe('今天到期')
    expect(leftWords(at('2026-11-23T00:00:00'), now)).toBe('明天到期')
    expect(leftWords(at('2026-11-26T00:00:00'), now)).toBe('还剩 4 天')
    expect(leftWords(at('2026-11-19T00:00:00'), now)).toBe('已过 2 天')
    expect(leftWords(at('2026-11-21T00:00:00'), now)).toBe('已过 20 小时')
    expect(leftWords(at('2026-11-21T23:00:00'), now)).toBe('今天 23:00 前')
  })

  test('the greeting follows the hour', () => {
    expect(greeting(now)).toBe('晚上好')
    expect(greeting(at('2026-11-21T06:00:00'))).toBe('早上好')
    expect(greeting(at('2026-11-21T03:00:00'))).toBe('夜深了')
  })

  test('a day and a time make an instant, half of them none', () => {
    expect(instantOf('2026-11-25', '19:30')).toBe(at('2026-11-25T19:30:00'))
    expect(instantOf('2026-11-25', '')).toBeNull()
    expect(instantOf('', '19:30')).toBeNull()
  })
})

test('money is counted in 分 and read in 元', () => {
  expect(yuan(123_450)).toBe('1,234.50 元')
  expect(yuan(5)).toBe('0.05 元')
  expect(yuan(-200_000_00)).toBe('-200,000.00 元')
})

test('a phone is masked in its middle', () => {
  expect(maskedPhone('13812341234')).toBe('138****1234')
  expect(maskedPhone('12351')).toBe('12351')
})
