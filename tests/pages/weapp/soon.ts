/** Reads again until the check holds; after `ms` the check's own failure stands. */
export async function soon<Value>(
  read: () => Promise<Value>,
  check: (value: Value) => void,
  ms = 30_000,
): Promise<void> {
  const end = Date.now() + ms
  for (;;) {
    const value = await read()
    try {
      return check(value)
    } catch (failure) {
      if (Date.now() > end) throw failure
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
