/**
 * The levels of the union tree, each with how high it stands: what is passed up goes to the next union above, whatever
 * levels a place has between workplace and city. Village, community and park stand side by side, a street over them.
 */
export const unionLevels = {
  city: 4,
  district: 3,
  street: 2,
  industry: 2,
  village: 1,
  community: 1,
  park: 1,
  workplace: 0,
} as const

export type UnionLevel = keyof typeof unionLevels

/** Whether unions of these levels stand side by side. */
export const isBeside = (level: UnionLevel, other: UnionLevel): boolean =>
  unionLevels[level] === unionLevels[other]

/** Whether a union of this level stands at least as high as one of the other. */
export const isAtLeast = (level: UnionLevel, other: UnionLevel): boolean =>
  unionLevels[level] >= unionLevels[other]
