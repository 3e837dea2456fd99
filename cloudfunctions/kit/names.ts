/** A person's name has at most this many characters: names with fathers' names and dots go past twenty. */
export const longestName = 50

/**
 * A name as it is kept: one kind of dot between its parts, no space within Chinese, nothing that takes no place.
 * What is shown in another order than it is written stays, to be refused.
 */
export const tidyName = (typed: string): string =>
  typed
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s?[·•‧・･]\s?/g, '·')
    .replace(/(?<=[\p{Script=Han}·])\s+|\s+(?=[\p{Script=Han}·])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

export type NameFault = 'long' | 'unshown' | 'strange' | 'taken'

/** What keeps this from being a person's name, if anything does; `taken` are words this house itself goes by. */
export function nameFault(name: string): NameFault | null {
  if ([...name].length > longestName) return 'long'
  if (/\p{Co}|\ufffd/u.test(name)) return 'unshown'
  if (!/^\p{L}[\p{L}\p{M}\p{Nd}〇·.'’\- ]*$/u.test(name)) return 'strange'
  return ours.has(name.replace(/[·.'’\- ]/g, '').toLowerCase()) ? 'taken' : null
}

const ours = new Set([
  '系统',
  '系统消息',
  '系统通知',
  '系统管理员',
  '管理员',
  '超级管理员',
  '客服',
  '官方',
  '娘家',
  '工会',
  '总工会',
  '市总工会',
  '工会干部',
  '联系人',
  '调解员',
  '匿名',
  '已注销',
  '无名氏',
  '定时器',
  'admin',
  'administrator',
  'root',
  'system',
  'null',
  'undefined',
])
