import type icons from './icons.json'

/** The pictures used here, by their names in the Lucide set; the build draws exactly those of icons.json. */
export type IconName = keyof typeof icons
