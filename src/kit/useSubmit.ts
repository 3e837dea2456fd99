import { useCallback, useEffect, useRef, useState } from 'react'
import { noteChange } from './changes'
import { type Refusal, refusalOf } from './refusal'
import { newRequestId } from './request-id'

/** One thing the person wants done. */
export type Submit<I> = {
  run(input: I): void
  running: boolean
  refusal: Refusal | null
  /** Takes the last refusal off the screen. */
  forget(): void
}

/**
 * Runs one intent at a time. The same input tried again after the network failed goes under the same requestId, so
 * that it is done once; a changed input is a new intent. What was typed is never touched.
 */
export function useSubmit<I extends object, R>(
  send: (input: I, options: { requestId: string }) => Promise<R>,
  done: (result: R, input: I) => void,
): Submit<I> {
  const [running, setRunning] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const intent = useRef<{ input: string; requestId: string } | null>(null)
  const busy = useRef(false)
  const gone = useRef(false)
  const latest = useRef({ send, done })
  latest.current = { send, done }
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  const run = useCallback(async (input: I) => {
    if (busy.current) return
    busy.current = true
    setRunning(true)
    setRefusal(null)
    const text = JSON.stringify(input)
    if (intent.current?.input !== text) intent.current = { input: text, requestId: newRequestId() }
    try {
      const result = await latest.current.send(input, { requestId: intent.current.requestId })
      intent.current = null
      noteChange()
      if (!gone.current) latest.current.done(result, input)
    } catch (thrown) {
      const no = refusalOf(thrown)
      if (no.code !== 'INTERNAL') intent.current = null
      if (!gone.current) setRefusal(no)
    } finally {
      busy.current = false
      if (!gone.current) setRunning(false)
    }
  }, [])

  return { run: input => void run(input), running, refusal, forget: () => setRefusal(null) }
}
