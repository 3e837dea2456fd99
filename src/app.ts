import type { PropsWithChildren } from 'react'
import './app.scss'
import { begin } from './kit/client'
import { watchForLost } from './kit/lost'

begin()
watchForLost()

/** The program itself: it only holds the pages. */
export default function App({ children }: PropsWithChildren) {
  return children
}
