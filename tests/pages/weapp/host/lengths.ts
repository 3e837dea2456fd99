/** CSS with `rpx` and `vh` as the host has them: a page is smaller than its window. */
export const hostLengths = (css: string): string =>
  css.replace(/(-?(?:\d+\.?\d*|\.\d+))(rpx|vh)\b/g, (_, amount, unit) => `calc(${amount} * var(--${unit}))`)
