/** The WeChat identity of the i-th of a union's people. */
export const openidOf = (i: number) => `bench-${i}`
