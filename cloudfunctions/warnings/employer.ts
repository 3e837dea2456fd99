/**
 * The same employer however its name was written: without blanks, width of letters, brackets' kind, and the kind of
 * company at the end. A branch (分公司) stays apart from its company.
 */
export function employerKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f·.,，。、'"“”‘’]/g, '')
    .replace(/[（【[]/g, '(')
    .replace(/[）】\]]/g, ')')
    .toLowerCase()
  let key = plain
  while (suffix.test(key)) key = key.replace(suffix, '')
  return key || plain
}

const suffix = /(股份有限公司|有限责任公司|有限公司|集团|总公司|(?<!分)公司)$/
