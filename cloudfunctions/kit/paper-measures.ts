export type Docx = typeof import('docx')

/** The measures of a paper: sizes in half points, lengths in twentieths of a point. */
export const bodySize = 32
export const tableSize = 24
/** In tables of many columns. */
export const smallSize = 21
export const titleSize = 44
export const lineHeight = 560
export const a4 = { width: 11906, height: 16838 }
export const margins = { top: 2098, bottom: 1984, left: 1587, right: 1474 }
export const textWidth = a4.width - margins.left - margins.right

const figures = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' }

/** Word takes these where it has them; elsewhere the reader's own Chinese type stands in. */
export const font = { ...figures, eastAsia: '仿宋' }
export const boldFont = { ...figures, eastAsia: '黑体' }
