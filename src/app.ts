import type { PropsWithChildren } from 'react'
import { begin } from './kit/client'
import './app.scss'

begin()

/** The program itself: it only holds the pages. */
export default function App({ children }: PropsWithChildren) {
  return children
}
