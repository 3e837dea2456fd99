/** The data the program was started with. */
export function given<T>(): T {
  return JSON.parse(process.argv[2] ?? '{}') as T
}

/** Answers the bench's questions one by one until it hangs up; then cleans up and ends. */
export function answering<Q>(
  answer: (question: Q) => Promise<unknown>,
  end: () => Promise<void> = async () => {},
): void {
  process.on('message', (question: Q) => {
    answer(question).then(
      value => process.send?.({ answer: value }),
      (error: unknown) => process.send?.({ error: String(error instanceof Error ? error.stack : error) }),
    )
  })
  process.on('disconnect', () => void end().then(() => process.exit(0)))
  process.send?.({ answer: 'ready' })
}
