/** Those that fit what somebody said in their own words, the best first: a whole expression counts for more than pieces of it. */
export function fitting<T extends { label: string; words: readonly string[] }>(
  said: string,
  all: readonly T[],
): T[] {
  const text = plain(said)
  if (text === '') return [...all]
  return all
    .map(one => ({ one, score: scoreOf(text, [one.label, ...one.words]) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one)
}

function scoreOf(text: string, words: readonly string[]): number {
  const said = pairs(text)
  const pieces = new Set(words.flatMap(word => pairs(plain(word))))
  const whole = words.filter(word => text.includes(plain(word))).reduce((sum, word) => sum + word.length, 0)
  return whole * 3 + said.filter(piece => pieces.has(piece)).length
}

const plain = (text: string) => text.toLowerCase().replace(/[\s，。、！？,.!?的了]/g, '')

/** Chinese is not spaced: neighbours two by two, a single character by itself. */
const pairs = (text: string): string[] =>
  text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
