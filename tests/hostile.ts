/** Instants at which days are counted otherwise than on a plain one. */
export const hostile = [
  ['a Friday evening', '2026-11-27T17:50:00+08:00'],
  ['the eve of National Day', '2026-09-30T17:50:00+08:00'],
  ['the eve of Spring Festival', '2026-02-14T17:50:00+08:00'],
  ['a Saturday that is worked', '2026-10-10T10:00:00+08:00'],
  ['the last minute of a year', '2026-12-31T23:59:00+08:00'],
  ['the day that most years lack', '2028-02-29T10:00:00+08:00'],
  ['the middle of a night', '2026-10-22T03:00:00+08:00'],
] as const

/** The one of them that a commit is tried at, another for the next. */
export const hostileFor = (commit: string) =>
  hostile[Number.parseInt(commit.slice(0, 8) || '0', 16) % hostile.length] ?? hostile[0]
