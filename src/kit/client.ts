/** x */
export function begin(): void {}
