import { reportTo } from './report'

const printed = (tell: (report: ReturnType<typeof reportTo>) => void) => {
  const lines: string[] = []
  const report = reportTo(line => lines.push(line), 'ground')
  tell(report)
  return { lines, short: report.short() }
}

test('a figure that just reaches its target is ok, one below it is short', () => {
  expect(printed(report => report.figure('speed', 0.75, { atLeast: 0.75 }, 'of the other side'))).toEqual({
    lines: ['ground/speed 0.750 >=0.75 ok', '  of the other side'],
    short: 0,
  })
  expect(printed(report => report.figure('speed', 0.7499, { atLeast: 0.75 }, '')).short).toBe(1)
})

test('a figure that may be no larger is short when it is', () => {
  const { lines, short } = printed(report => {
    report.figure('lost', 0, { atMost: 0 }, 'writes')
    report.figure('lost', 1, { atMost: 0 }, 'writes')
  })
  expect(lines.filter(line => line.startsWith('ground/'))).toEqual([
    'ground/lost 0 <=0 ok',
    'ground/lost 1 <=0 short',
  ])
  expect(short).toBe(1)
})

test('a figure that could not be measured is short', () => {
  expect(printed(report => report.figure('speed', Number.NaN, { atLeast: 0.75 }, '')).short).toBe(1)
  expect(printed(report => report.figure('cost', Number.NaN, { atMost: 1.2 }, '')).short).toBe(1)
})

test('what is shown beside the figures is not judged', () => {
  expect(printed(report => report.beside('memory', '347 MB'))).toEqual({
    lines: ['ground/memory 347 MB'],
    short: 0,
  })
})
