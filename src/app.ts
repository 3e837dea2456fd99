import type { PropsWithChildren } from 'react'
import './app.scss'
import { begin } from './kit/client'

begin()

/** The program itself: it only holds the pages. */
export default function App({ children }: PropsWithChildren) {
  return children
}
